"""What changes a case's data from the page: files that wait to be loaded, and the jobs that do the work."""
