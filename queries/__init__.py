"""The questions that the graph answers: the catalogue, what enters it, the answers, and a person's own SPARQL."""

from __future__ import annotations

from queries.answer import Answer
from queries.catalogue import Question, question_named, questions
from queries.runner import ask

__all__ = ["Answer", "Question", "ask", "question_named", "questions"]
