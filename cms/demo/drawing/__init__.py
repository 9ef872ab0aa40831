"""Pictures and documents drawn by code: the demo commits no binary file and owes nobody a licence."""

from cms.demo.drawing.catalogue import PICTURES, PictureText, draw_picture
from cms.demo.drawing.documents import DOCUMENTS, DocumentText, draw_document

__all__ = ["DOCUMENTS", "PICTURES", "DocumentText", "PictureText", "draw_document", "draw_picture"]
