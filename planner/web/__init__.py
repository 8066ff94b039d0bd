"""The Flask app: API and pages over one set of plain data.

app       create_app(): settings → app; headers, errors, methods, ETag
site      what a request works with: settings, networks, the clock
params    query string → question; unknown and repeated parameters are errors
api       /api/v1: JSON, reads only
pages     server-rendered pages, each with its .json twin
views     plain data of what pages and API show beside the answer itself
problems  errors as problem details (RFC 9457)
render    one function that clothes plain data as HTML or JSON
words     what templates print of plain data: clocks, ages, marks, links
"""
