"""The air-route network as data: what flies, where we learned it, how it changed.

periods       a period of operation, IATA seasons, dates of any precision
times         station clock time and zone to UTC instants, intervals, distance
model         Station, Leg, Claim, Evidence … frozen values without I/O
coverage      which source speaks for which route on which date
evidence      dated signs that a route was flown or in service
promises      claims of one future event joined into a promise, and its state
changes       steps in frequency, ends of coverage
spans         how long a leg's own row supports it
holdings      what a state of knowledge holds of each service
alike         two patterns of one service compared: the same flights, what of them differs
stretches     one service in two states, stretch by stretch
news          differences beside the schedule: evidence, listings, statements, promises, time
diff          changes between two states of knowledge; recorded when a feed is taken in
months        the analysts' rows of a difference
wording       a change as one sentence
settle        promises moved day by day, each move a change
announcements/  a passage of text → the claims it makes, by rules
newsroom/     announcements looked for at their sources, kept, read and published
feeds/        readers of the formats, and the fetcher
migrations    tables and indexes
rows          a row of the store → a value of the model
store         all SQL about the network: many reads, one write
learned       when something about a pair of places became known
guard         why the new state of a feed is held, and when it is let through
refresh       fetch, read, guard, replace
errors        the errors a caller may meet
"""
