"""The plan: which output stands at which address, kept up to date owner by owner."""

from collections import defaultdict
from collections.abc import Iterable

from cms.entries.catalogue import Catalogue
from cms.publisher.outputs import Output, list_owners, plan_owner


def plan_outputs(catalogue: Catalogue) -> list[Output]:
    """Every file the site should have now, one output each."""
    return list(Plan(catalogue).outputs.values())


class Plan:
    """Address → output, for all of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.outputs: dict[str, Output] = {}
        self._catalogue = catalogue
        self._owned: dict[str, tuple[Output, ...]] = {}
        self._rivals: dict[str, list[Output]] = {}
        """Address → all who want it, where there is more than one."""
        self._in_the_way: dict[str, set[str]] = defaultdict(set)
        """Address → the redirects that must give way to a file there."""
        self.update(list_owners(catalogue))

    def has(self, path: str) -> bool:
        """Whether something is to stand at `path`: a file, or a folder with an index."""
        return f"{path}index.html" in self.outputs or path in self.outputs

    def update(self, owners: Iterable[str]) -> set[str]:
        """Plan these owners again. Returns the addresses whose output is another now, or that have none any more."""
        owners = list(dict.fromkeys(owners))
        altered: set[str] = set()
        redirects = [owner for owner in owners if owner.startswith("redirect:")]
        for owner in owners:
            if not owner.startswith("redirect:"):
                altered |= self._replace(owner)
        for path in list(altered):
            redirects.extend(self._in_the_way.get(path, ()))
        for owner in dict.fromkeys(redirects):
            altered |= self._replace(owner)
        return altered

    def _replace(self, owner: str) -> set[str]:
        old = self._owned.pop(owner, ())
        wanted = tuple(plan_owner(self._catalogue, owner))
        if owner.startswith("redirect:"):
            wanted = tuple(output for output in wanted if not self._is_blocked(output, owner))
        if wanted:
            self._owned[owner] = wanted
        altered = set()
        for output in set(old) - set(wanted):
            altered |= self._withdraw(output)
        for output in wanted:
            if output not in old:
                altered |= self._claim(output)
        return altered

    def _is_blocked(self, output: Output, owner: str) -> bool:
        """Whether a file of the site stands where the redirect needs a file or a folder."""
        places = _list_prefixes(output.path)
        for place in places:
            self._in_the_way[place].add(owner)
        return any(place in self.outputs and self.outputs[place].kind != "redirect" for place in places)

    def _claim(self, output: Output) -> set[str]:
        path = output.path
        if path not in self.outputs:
            self.outputs[path] = output
            return {path}
        rivals = self._rivals.setdefault(path, [self.outputs[path]])
        rivals.append(output)
        return self._settle(path)

    def _withdraw(self, output: Output) -> set[str]:
        path = output.path
        if path not in self._rivals:
            del self.outputs[path]
            return {path}
        rivals = self._rivals[path]
        rivals.remove(output)
        altered = self._settle(path)
        if len(rivals) == 1:
            del self._rivals[path]
        return altered

    def _settle(self, path: str) -> set[str]:
        winner = min(self._rivals[path], key=lambda output: (output.rank, output.kind, output.of, output.number))
        if self.outputs[path] == winner:
            return set()
        self.outputs[path] = winner
        return {path}


def _list_prefixes(path: str) -> list[str]:
    """`/a/b/index.html` → itself, `/a/b` and `/a`: no file may stand where another needs a folder."""
    return [path, *(path[:end] for end, letter in enumerate(path) if letter == "/" and end)]
