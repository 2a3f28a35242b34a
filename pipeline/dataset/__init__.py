"""Folders and archives: a dataset of records in parts, made by any number of workers, and read again.

A run lists what is new or changed and cuts it into parts; a worker makes one part. What is listed for a part is written
down before it is made, so that a run that was killed goes on with the same parts.
"""
