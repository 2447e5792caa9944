"""The programme of a visit as a person reads it: what is shown and in which order, and a renderer for each form."""

from diplovisit.reporters.programme.contents import programme_of
from diplovisit.reporters.programme.markdown import programmes_markdown
from diplovisit.reporters.programme.page import programmes_page
from diplovisit.reporters.programme.text import programmes_text
from diplovisit.reporters.programme.values import Programme

__all__ = ["Programme", "programme_of", "programmes_markdown", "programmes_page", "programmes_text"]
