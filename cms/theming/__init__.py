"""From an entry and a theme to HTML. It does not know an article from an explainer, and no theme can run a query."""
