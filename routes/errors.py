"""The errors a caller may meet; each message says what was wrong and what would be right."""


class RoutesError(Exception):
    """Root of every error this project raises on purpose."""


class BadInput(RoutesError):
    """A value given by a person or program: `field` names it, `remedy` says what would be right."""

    def __init__(self, message: str, *, field: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.remedy = remedy


class Unknown(BadInput):
    """A name that is well formed and names nothing that is held."""


class Conflict(BadInput):
    """Values that are right one by one and contradict one another, or what is known."""


class BadFeed(RoutesError):
    """A feed or file as a whole cannot be taken in; nothing was changed."""


class FetchError(RoutesError):
    """Bytes could not be had from a source: refused, too slow, too large, not answered.

    `status` is the HTTP status of an answer that was not one, 0 where there was no answer.
    """

    def __init__(self, message: str, *, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class Held(RoutesError):
    """A refresh lost too much against the published state; it waits for approval."""


class StoreError(RoutesError):
    """The database is missing, of a newer release, or busy."""
