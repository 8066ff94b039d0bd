"""What answers questions about the network of `routes`.

network       Network: one immutable snapshot, a graph of routes with their leg patterns
patterns      how long a leg's pattern is supported, its block time, its departures on a date
places        station, city or country named by a person → stations
connections   may this leg meet that one? minimum connecting times as named rules
itineraries   Itinerary and Connection; what dominates what
search        find(network, query) → itineraries and near misses
ways          route-level options without times
status        what is known of a route on a date, with its evidence
views         what is held of each route an answer is about: status, verdict, promises
answer        one answer that joins announcement, filed schedule and itinerary; the calendar
sentences     the sentences of an answer
tell          words for dates, ages, times, promises
data          every value as plain data
route         all that is held of one route; the promises
roundtrip     out and back, paired by day
questions     parameters as text → a question, with errors a person can act on
settings      Settings.from_env()
prepare       schema and shipped facts at the start
migrations    tables of jobs and runs
records       all SQL about jobs and runs
jobs          JOBS: what runs when; APScheduler wiring
health        how the service is
doctor        versions and problems for an operator
bench         what the README measures
terminal      an answer as text for a terminal
serve         the web server and the jobs' process
cli           the command line; __main__ is the same
web/          the Flask app: API and pages
"""
