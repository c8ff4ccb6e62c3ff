"""Many pairs at once: manifests in, records out, in any number of runs.

manifest → rows → chunks → records → ``OUT.partial`` → ``OUT``

One file for each part of that way: :mod:`~drift.batch.manifest` (what is to be compared), :mod:`~drift.batch.rows` (a
row of it), :mod:`~drift.batch.selection` (which rows of it), :mod:`~drift.batch.chunk` (the work on some rows),
:mod:`~drift.batch.local` (chunks in processes), :mod:`~drift.batch.record` (what is written of a pair),
:mod:`~drift.batch.output` (how it is written), :mod:`~drift.batch.places` (and over what it isn't),
:mod:`~drift.batch.running` (the run as a whole). On a cluster it is
:mod:`~drift.batch.ray_engine` that works on chunks; what a URI names is read by :mod:`~drift.batch.remote_manifest` and
written by :mod:`~drift.batch.remote_output`.
"""
