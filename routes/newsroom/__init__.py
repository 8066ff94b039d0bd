"""The newsroom: announcements looked for at their sources, kept, read and published.

sources       the operator's list of sources, a CSV file
robots        what a robots.txt allows, RFC 9309
web           one run's polite way to the web: robots.txt, a pause between two calls of a host
article       an HTML page → title, text and day of an article
entries       the bytes of a feed or of an index page → the entries they lead to
gather        one source → documents, and what failed
documents     documents, readings and findings: all SQL of these tables
agreement     which findings say the same, which contradict, and who copied whom
verdicts      findings → which are published and why, or what they wait for
publish       verdicts written, and the published findings of a source made its claims
run           one look at all the sources that are due: gather, read, publish
"""
