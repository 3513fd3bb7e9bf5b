"""The fields of a case, one file per kind of question: each calls the catalogue or graph/ with its case."""
