"""A small Wagtail site with wagtail-bakery, in an environment of its own: the peer that also starts from Wagtail.

Nothing here is imported by Loa. `settings.py` is its Django project, `news` its only app, `filling.py` puts the
generated articles in, `templates` print the HTML of theme `plain`.
"""
