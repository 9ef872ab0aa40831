"""What goes wrong with a theme, said in one sentence an editor can pass on."""


class ThemeError(Exception):
    """A theme is missing, badly described, or one of its templates failed.

    The message is Vietnamese, short, and names the place; it never holds the data of a page.
    """
