"""Readers of schedule and notice formats, and the fetcher of their bytes.

formats       FORMATS: name → reader; a reader takes bytes and gives rows and rejects
delimited     the project's own exchange format (CSV)
incheon       Incheon Airport's open timetable API
fetch         bytes from a file or URL, with deadline and size cap
gate          the gate of every outgoing call: vetted addresses, sockets cut at the deadline
"""
