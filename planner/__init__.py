"""What answers questions about the network of `routes`.

network       Network: one immutable snapshot, a graph of routes with their leg patterns
patterns      how long a leg's pattern is supported, its block time, its departures on a date
doubles       one departure once, where several sources tell of it
places        station, city or country named by a person → stations
connections   may this leg meet that one? minimum connecting times as named rules
itineraries   Itinerary and Connection; what dominates what
search        find(network, query) → itineraries and near misses
ways          route-level options without times
status        what is known of a route on a date, with its evidence
views         what is held of each route an answer is about: status, verdict, promises
answer        one answer that joins announcement, filed schedule and itinerary; the calendar
sentences     the sentences of an answer
difference    changes between two states as data, text and table
atom          recorded changes as an Atom feed
tell          words for dates, ages, times, promises
data          every value as plain data
route         all that is held of one route; the promises
timeline      the years of a route as dated points
window        a season or dates asked for
timetable     rows of a pair or a station in a window; both directions
doubts        what is not known of rows: ends, clock times, days
gaps          what is not known of a timetable
station       where one can go from a station, and its flights of a day
ics           departures and announced dates as a calendar that moves with them
vcal          an iCalendar file (RFC 5545)
counts        one-way departures, each counted once, and the days that a source speaks for
series        counted departures by week, month, season or year; stretches of one pattern
stated        weekly numbers that others state, converted, and which of them are one fact
growth        a period on the one before, where both may be compared
tally         parameters as text → a question of frequency, and all that is held of it
grown         the sentences of a frequency answer
frequency     a frequency answer as plain data and as a table
chart         a frequency answer as SVG
roundtrip     out and back, paired by day
ledger        the promise ledger: lags, slip, outcomes, scores
ledger_chart  the promise ledger as SVG
rights        what two countries permit beside what is counted and stated
questions     parameters as text → a question, with errors a person can act on
announced     documents, findings that wait and sources as plain data
said          claims, announcements and stated frequencies, as they were said
settings      Settings.from_env()
prepare       schema and shipped facts at the start
migrations    tables of jobs and runs
schedule      when a job runs, from its word: an interval, or a local time of day
work          what a job is, and what a run of it says
records       all SQL about jobs and runs
intake        taking in the feeds, each within its own time
silence       feeds and sources that have gone quiet
upkeep        copies of the database, and what is cut back
jobs          JOBS: what runs when; a run under its lease and limit
scheduler     the process that runs what is due, each run a child; APScheduler wiring
operate       the commands about jobs
tokens        who may write, and what
health        how the service is
metrics       numbers for Prometheus
doctor        versions and problems for an operator
bench         what the README measures
table         rows as CSV that a spreadsheet never runs
terminal      an answer as text for a terminal
printed       timetables and stations as text, timetables as CSV
grant         the commands that give out tokens
newsdesk      the commands of the newsroom
shell         what the commands share
serve         the web server and the jobs' process
cli           the command line; __main__ is the same
watches/      standing questions, and what is sent when a change answers one
web/          the Flask app: API and pages
"""
