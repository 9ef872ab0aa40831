from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "tests.bench.bakery.news"
    label = "news"
