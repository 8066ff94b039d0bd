"""The announcement reader: a passage of text → claims, by rules that can be looked at.

names            names of places, countries and carriers in text, from data
forms            case forms of names: Russian endings, Kazakh suffixes, Korean particles
line             a sentence with its names, dates and numbers replaced by marks
things           aircraft types and clock times
dates            a date as said → a date as exactly as it was said
weekly           words for a frequency → departures a week
language         what a language brings: cues, dates, frequencies, routes, tense
pairing          two places as a route: what the languages have in common
english          the English rules; of them:
english_clauses  a sentence as parts with one verb each
english_cues     the words that say a change
english_idioms   what news desks say in the place of those words
english_turns    turns of phrase
english_dates    how dates are written
english_moments  what a matched date means
english_weekly   frequencies
english_routes   routes
russian          the Russian rules; of them:
russian_clauses  parts of a sentence
russian_tense    what is to come, done, denied
russian_cues     the words that say a change
russian_plans    plans put off or dropped, rights, aircraft, clock times
russian_routes   routes
russian_dates    dates
russian_weekly   frequencies
korean           the Korean rules; of them:
korean_cues      the words that say a change
korean_dates     dates
korean_idioms    what news desks say in the place of those words
korean_moments   what the words around a date make of it
korean_verbs     the forms of a verb
korean_weekly    frequencies
korean_routes    routes
korean_tense     what the words around a cue make of it
kazakh           the Kazakh rules; of them:
kazakh_cues      the words that say a change
kazakh_dates     dates
kazakh_roles     what the words around a date make of it
kazakh_tense     what verb endings make of a change
kazakh_weekly    frequencies
asides           a sentence that goes on about the claims of the one before
carriers         the carriers that a change is tied to
memory           what a sentence leaves to the next ones
events           one sentence → drafts: kind, routes, date, frequency, carriers
reader           read(text, published, names) → what was found
claims           what was found → plain data, and the store's claims
"""
