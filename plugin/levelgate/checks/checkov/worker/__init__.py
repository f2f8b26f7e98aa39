"""The part that runs in Checkov's interpreter: entities in as JSON, outcomes of its checks out as JSON.

Nothing here imports the rest of levelgate: that interpreter has Checkov's packages, not levelgate's.
"""
