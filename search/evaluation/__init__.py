"""How well a search finds: a labelled set of questions, asked the way the search page asks (M04).

`labelled.py` reads corpus and questions, `own_index.py` makes an index for them that nothing else sees,
`measuring.py` asks, `metrics.py` counts. No database.
"""
