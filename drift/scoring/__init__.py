"""Numbers: lexical scores of sacrebleu and difflib, the semantic score, the drift score."""
