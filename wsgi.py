"""The app for a WSGI server: `gunicorn --threads 8 wsgi:app`. Only this acts on import."""

from planner.settings import Settings
from planner.web.app import create_app

app = create_app(Settings.from_env())
