"""Settings that are safe for production. `dev.py` and `test.py` relax them; forgetting a line leaves you safe."""

from datetime import timedelta
from pathlib import Path

import environ

from cms.settings.databases import configure_database

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
VAR_DIR = Path(env("LOA_VAR_DIR", default=str(BASE_DIR / "var")))
"""What this machine keeps for itself: database, keys, spool. Never committed, never served."""

SECRET_KEY = env("LOA_SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("LOA_ALLOWED_HOSTS", default=[])

# The rooms, from those that know most to those that know least, then Wagtail and Django.
INSTALLED_APPS = [
    "cms.editorial",
    "cms.interest",
    "cms.publisher",
    "cms.reach",
    "cms.serving",
    "cms.content",
    "cms.entries",
    "cms.theming",
    "cms.library",
    "cms.law",
    "cms.search",
    "cms.union",
    "cms.accounts",
    "wagtail.contrib.redirects",
    "wagtail.contrib.table_block",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "cms.editorial.apps.AccountsConfig",  # wagtail.users, with this office's rules
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.serving.headers.OfficeHeaders",
    "django.middleware.security.SecurityMiddleware",
    "cms.interest.intake.middleware.IntakeApart",
    "cms.interest.receipt_page.middleware.ReceiptPageApart",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.editorial.tree_lock.PageTreeLock",
    "axes.middleware.AxesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": configure_database(env("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'loa.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What went wrong goes to standard error, where systemd or the terminal keeps it. No requests, no addresses of people.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "axes": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# Ten wrong passwords for one account from one address, and that pair waits a quarter of an hour. Not the address alone:
# a whole office shares one; not the account alone: anybody could then keep an editor out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_TEMPLATE = "editorial/locked_out.html"
AXES_VERBOSE = False

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("km", "Tiếng Khmer (ភាសាខ្មែរ)"), ("en", "Tiếng Anh (English)")]
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["cms.settings.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = Path(env("LOA_MEDIA_DIR", default=str(BASE_DIR / "media")))
MEDIA_URL = "/quan-tri/tep/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Wagtail
WAGTAIL_SITE_NAME = "Loa"
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES  # a language is there once it has a front page
WAGTAIL_I18N_ENABLED = True
# What the date pickers write; the forms read it back by DATE_INPUT_FORMATS of the language.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_BASE_URL = env("LOA_ADMIN_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Ho_Chi_Minh"]
WAGTAILADMIN_USER_LOGIN_FORM = "cms.editorial.sign_in.OfficeLoginForm"
WAGTAIL_PASSWORD_RESET_ENABLED = False  # whoever reads a mailbox would read leads; the administrator gives a new one
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "library.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jfif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.library.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "library.Document"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.library.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# Mail: reminders to the office, with a number and a link and nothing else.
globals().update(env.email_url("LOA_EMAIL_URL", default="smtp://127.0.0.1:25"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("LOA_EMAIL_FROM", default="loa@localhost")

# Loa
LOA_SITE_DIR = Path(env("LOA_SITE_DIR", default=str(BASE_DIR / "site")))
"""The published site. Written by the publisher, read by the server."""
LOA_THEMES_DIR = BASE_DIR / "themes"
LOA_PROCESSES = env.int("LOA_PROCESSES", default=0)  # that draw pages side by side; 0: one per processor
LOA_RELEASES_KEPT = env.int("LOA_RELEASES_KEPT", default=20)
LOA_RELEASE_DAYS = env.int("LOA_RELEASE_DAYS", default=30)
"""A release can be gone back to while it is among the last so many, or younger than so many days."""
LOA_TARGETS = env("LOA_TARGETS", default="").split()
"""Where the published site is sent besides: addresses with spaces between them, see deploy/README.md. No secrets."""
LOA_VAR_DIR = VAR_DIR
LOA_SPOOL_DIR = Path(env("LOA_SPOOL_DIR", default=str(VAR_DIR / "spool")))
"""Where the intake leaves what workers send, sealed, until the office opens it."""
LOA_PREVIEW_RENDERER = "cms.publisher.preview.render_preview"
"""What draws a draft page: the publisher's own renderer, named here because content may not import it."""
LOA_INTAKE_PUBLIC_KEYS = env.list("LOA_INTAKE_PUBLIC_KEYS", default=[])
LOA_INTAKE_PUBLIC_KEY = env("LOA_INTAKE_PUBLIC_KEY", default="")
"""What a message is sealed to: the list, and the older setting for one."""
LOA_OFFICE_PRIVATE_KEYS = env.list("LOA_OFFICE_PRIVATE_KEYS", default=[])
LOA_OFFICE_PRIVATE_KEY = env("LOA_OFFICE_PRIVATE_KEY", default="")
LOA_QUARANTINE_POINTS = env.int("LOA_QUARANTINE_POINTS", default=5)
"""From so many points of suspicion on, a sending stands apart until somebody looks, three days at most."""
LOA_INTAKE_SECRET = env("LOA_INTAKE_SECRET", default="")
"""Signs the tokens of forms; the intake and the office share it. It opens nothing."""
LOA_INTAKE_PER_MINUTE = env.int("LOA_INTAKE_PER_MINUTE", default=6_000)
LOA_INTAKE_BODY_SECONDS = env.int("LOA_INTAKE_BODY_SECONDS", default=20)
"""Forms one process takes in within a minute; one network gets a twentieth of it. Beyond: asked to try again."""
LOA_RECEIPTS_PER_MINUTE = env.int("LOA_RECEIPTS_PER_MINUTE", default=600)
"""Questions about receipts one process answers within a minute; one network gets a tenth of it."""
LOA_HEALTH_TOKEN = env("LOA_HEALTH_TOKEN", default="")
LOA_ALARM_EMAIL = env("LOA_ALARM_EMAIL", default="")
LOA_DATA_KEY = env("LOA_DATA_KEY", default="")

# Safe by default; production sits behind TLS.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("LOA_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^gui/suc-khoe/$"]  # asked on this very machine, without TLS
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_SECURE = True
X_FRAME_OPTIONS = "DENY"  # Wagtail allows its own previews by itself
SILENCED_SYSTEM_CHECKS = []
