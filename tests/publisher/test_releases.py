"""What was live then can be told, and compared with what is live now."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cms.publisher.deltas import is_same
from cms.publisher.manifest import Manifest
from cms.publisher.models import Release
from cms.publisher.releases import (
    LostReleaseError,
    compose,
    find_oldest_kept,
    forget_old_releases,
    forget_unmade,
    list_kept_objects,
    next_number,
    read_delta,
    rebuild_manifest,
    record_release,
)
from tests.publisher.release_history import History

pytestmark = pytest.mark.django_db


@pytest.fixture
def history():
    return History()


class TestRecord:
    """A release is kept as its difference."""

    def test_counts_say_what_was_added_changed_and_removed(self, history):
        history.publish({"/a": "1", "/b": "1", "/c": "1"})
        release = history.publish({"/a": "1", "/b": "2", "/d": "1", "/e": "1"})
        assert (release.files, release.added, release.changed, release.removed) == (4, 2, 1, 1)

    def test_better_packed_copies_are_no_difference(self, history):
        history.publish({"/a": "dài " * 500})
        history.pack_better()
        release = history.publish({"/a": "dài " * 500, "/b": "mới"})
        assert set(read_delta(release).files) == {"/b"}

    def test_number_is_never_given_twice_even_when_the_folder_was_lost(self, history):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        assert next_number(0) == 3

    def test_release_that_never_came_to_be_is_forgotten(self, history):
        history.publish({"/a": "1"})
        live = history.folder.read_manifest()
        new = Manifest(release=2, files={"/a": history.store("2")})
        record_release(run=None, live=live, change=live.differ(new))
        forget_unmade(live.release)
        assert [release.number for release in Release.objects.all()] == [1]

    def test_releases_that_were_made_are_not_forgotten(self, history):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        forget_unmade(2)
        forget_unmade(0)
        assert Release.objects.count() == 2


NAMES = st.sampled_from(["/a", "/b", "/c/index.html", "/d", "/e"])
STATES = st.lists(
    st.tuples(
        st.dictionaries(NAMES, st.integers(0, 3)),
        st.dictionaries(NAMES, st.sampled_from(["/x/", "/y/"]), max_size=2),
        st.integers(0, 2),
    ),
    min_size=2,
    max_size=9,
)


class TestHistory:
    """From what is live now, and the differences, everything before can be told."""

    @given(states=STATES, data=st.data())
    @hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_any_release_is_rebuilt_as_it_was_and_any_two_compared(self, states, data):
        Release.objects.all().delete()
        history = History()
        made = [self._follow(history, number, state) for number, state in enumerate(states, start=1)]
        for was in made:
            again = rebuild_manifest(made[-1], was.release)
            assert (again.files, again.redirects, again.policies) == (was.files, was.redirects, was.policies)
        one, other = data.draw(st.sampled_from(made)), data.draw(st.sampled_from(made))
        way = compose(one.release, other.release)
        assert set(way.files) == {
            path
            for path in one.files.keys() | other.files.keys()
            if not is_same(one.files.get(path), other.files.get(path))
        }
        assert all(pair == (one.files.get(path), other.files.get(path)) for path, pair in way.files.items())
        assert (way.policies is None) == (one.policies == other.policies)

    def _follow(self, history: History, number: int, state) -> Manifest:
        files, redirects, policy = state
        live = getattr(self, "live", Manifest()) if number > 1 else Manifest()
        files = {path: history.store(str(text)) for path, text in files.items()}
        new = Manifest(release=number, files=files, redirects=redirects, policies={"page": {"x": str(policy)}})
        record_release(run=None, live=live, change=live.differ(new))
        self.live = new
        return new

    def test_releases_on_both_sides_of_a_lost_folder_are_not_compared(self, history):
        history.publish({"/a": "1"})
        live, lost = Manifest(), Manifest(release=5, files={"/a": history.store("2")})
        record_release(run=None, live=live, change=live.differ(lost))
        with pytest.raises(LostReleaseError, match="Không nối được"):
            compose(1, 5)

    @pytest.mark.parametrize("number", [-1, 0, 7, 2**70])
    def test_unknown_number_is_told(self, history, number):
        history.publish({"/a": "1"})
        with pytest.raises(LostReleaseError, match="Không có bản số"):
            rebuild_manifest(history.folder.read_manifest(), number)

    def test_damaged_record_is_told(self, history):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        Release.objects.filter(number=2).update(delta=b"hong")
        with pytest.raises(LostReleaseError, match="bị hỏng"):
            compose(1, 2)

    def test_manifest_that_is_not_what_the_records_say_is_told(self, history):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        live = history.folder.read_manifest()
        live.files["/a"] = history.store("khác")
        with pytest.raises(LostReleaseError, match="không khớp"):
            rebuild_manifest(live, 1)


class TestKeeping:
    """The last ones, and the young ones."""

    def _make(self, history, count, settings, days=0):
        for number in range(count):
            history.publish({"/a": f"{number} {days}"})
        Release.objects.update(made_at=timezone.now() - timedelta(days=days))

    def test_last_ones_are_kept_however_old(self, history, settings):
        settings.LOA_RELEASES_KEPT = 3
        self._make(history, 5, settings, days=90)
        assert find_oldest_kept() == 3
        assert forget_old_releases() == 2
        assert rebuild_manifest(history.folder.read_manifest(), 3).files["/a"] == history.store("2 90")
        with pytest.raises(LostReleaseError, match="quá cũ"):
            rebuild_manifest(history.folder.read_manifest(), 1)

    def test_young_ones_are_kept_however_many(self, history, settings):
        settings.LOA_RELEASES_KEPT = 2
        self._make(history, 5, settings, days=29)
        assert find_oldest_kept() == 1
        assert forget_old_releases() == 0

    def test_old_release_keeps_its_row_and_counts(self, history, settings):
        settings.LOA_RELEASES_KEPT = 1
        self._make(history, 3, settings, days=31)
        forget_old_releases()
        first = Release.objects.get(number=1)
        assert (first.files, first.added, bytes(first.delta)) == (1, 1, b"")

    def test_objects_of_kept_releases_are_named_and_others_are_not(self, history, settings):
        settings.LOA_RELEASES_KEPT = 2
        self._make(history, 4, settings, days=31)
        kept = list_kept_objects()
        assert history.store("2 31").object in kept
        assert history.store("1 31").object not in kept

    def test_nothing_is_kept_of_nothing(self):
        assert (find_oldest_kept(), forget_old_releases(), list_kept_objects()) == (0, 0, set())
