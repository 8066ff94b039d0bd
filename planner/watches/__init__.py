"""Standing questions, and what is sent when a change answers one.

watch      Watch: a standing question; match(watch, change, places)
hours      quiet hours and digests as instants
wanted     what a person asks to follow, as text → a Watch
watching   all SQL about watches
outbox     all SQL from changes to messages sent: fan-out, leases, retries
told       what a message says
webhook    sends a message to a webhook or a chat
smtp       the mail server and the sender as the settings name them
mail       sends a message as a letter
deliver    the job that fans out and sends what is due
following  watches as pages, API and commands handle them
follow     the commands of watches
"""
