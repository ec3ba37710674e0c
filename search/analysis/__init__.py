"""The one analysis chain of the readers' search: what every engine indexes, asks and highlights.

    text ─ syllables (NFC, tone placement, lower case) ─┬─ accented syllables ── accented pairs
                                                         ├─ folded syllables ──── folded pairs
                                                         └─ matched syllables
    text ─ document numbers ─ number tokens (one per way of asking)

Engines get terms separated by blanks and cut at blanks only, so that an engine with no Vietnamese of its own
(or another engine) gives the same answers. Vietnamese words are mostly two syllables: pairs of neighbours do
the work of a word segmenter and need no dictionary. A text read from a scan gives folded terms only, because
recognition loses accents. Four fields rank; the matched syllables decide what is found at all when accents
were typed: a word as it is spelled (lý = lí), or its folded form where the text has no accents to compare.
Offsets always belong to the text as written, so the highlighter marks what the engine matched.

    chain     a text → its terms with their offsets, and the fields of terms that engines index
    numbers   document numbers → tokens, one for each way of asking for a number
    starts    titles and numbers → the beginnings that are looked up while somebody types
    codes     terms → figures of four bytes, which the second stage compares by the ten thousand
    wording   a question → plain words, quoted phrases, exclusions
    ways      a question → the synonyms and abbreviations in it
    days      a date field as typed → a day

All of it is functions from text to values: no database, no settings, no engine, no Django. It needs numpy and
`core.vietnamese` (spelling, syllables, document numbers), which is as free of the rest: the two folders together
can be lifted into another program.

`ANALYSIS_VERSION` is part of every index's marker: raise it when the chain's output changes, and the indexes
are rebuilt.
"""

ANALYSIS_VERSION = 2
