"""The Flask app: API and pages over one set of plain data.

app       create_app(): settings → app; headers, errors, methods, ETag
site      what a request works with: settings, networks, the clock
params    query string → question; unknown and repeated parameters are errors
guard     who may write: scopes of tokens, keys in paths, rates
measure   /metrics, and the counting of requests
api       /api/v1: JSON, reads only
pages     server-rendered pages, each with its .json twin
places    pages of one route and one station
timetables  the timetable as page, JSON, CSV, calendar feed, and in the API
often     how often: the page of frequencies with its twins
timetable_schema  schema of a timetable and a timeline
frequency_schema  schema of what often answers
changed   changes recorded and between two states: page, twins, Atom feed
promised  the promise ledger: page, twins, API
ledger_schema  schema of the promise ledger
newsroom  the page of announcements with its twins, their registers, and decisions
newsroom_schema  schema of what newsroom answers
change_schema  schema of what changed answers
follow    the form /follow, and each watch's page, feed and calendar by its key
watched   /api/v1/watches: the watches of a token
watch_schema  their bodies, answers and operations as OpenAPI
views     plain data of what pages and API show beside the answer itself
problems  errors as problem details (RFC 9457)
render    one function that clothes plain data as HTML or JSON
words     what templates print of plain data: clocks, ages, marks, links
"""
