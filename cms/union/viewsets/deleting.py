"""Taking away a row that others may need."""

from collections.abc import Iterable

from django.db.models.deletion import ProtectedError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView

MOST_NAMED = 3


class RefusingDeleteView(DeleteView):
    """Deletes a row, unless anything uses it: then it says what does, and what to do instead."""

    instead = _("Hãy ghi ngày kết thúc cho nó.")

    def list_uses(self) -> Iterable[str]:
        """What uses the row and the database does not know of, as people call it."""
        return ()

    def form_valid(self, form: Form) -> HttpResponse:
        """Delete, or go back to the row and say why it has to stay."""
        self.usage = None  # the database and `list_uses` know better what needs the row, and say what it is
        using = set(self.list_uses())
        try:
            return self._refuse(using) if using else super().form_valid(form)
        except ProtectedError as error:
            return self._refuse({f"{row._meta.verbose_name} “{row}”" for row in error.protected_objects})

    def _refuse(self, using: set[str]) -> HttpResponse:
        said = "; ".join(sorted(using)[:MOST_NAMED])
        if len(using) > MOST_NAMED:
            said += translate(" và %(more)s chỗ khác") % {"more": len(using) - MOST_NAMED}
        text = translate("“%(row)s” đang được dùng nên không xóa được: %(using)s. %(instead)s")
        messages.error(self.request, text % {"row": self.object, "using": said, "instead": self.instead})
        return redirect(self.edit_url_name, self.object.pk)
