"""The gate: who is asking, what they may, and how a request comes to a desk of its own."""

from variorum.gate.asked import Asked, form_pairs
from variorum.gate.desks import Desks
from variorum.gate.endpoint import Gate, Handler, Who, endpoint, said_plainly, status_of
from variorum.gate.forwarded import Forwarded
from variorum.gate.headers import Headers, policy
from variorum.gate.keeper import COOKIE, Asker, Keeper, Trust
from variorum.gate.looking import looking_up
from variorum.gate.paths import OneSlash
from variorum.gate.throttle import Throttle

__all__ = [
    "COOKIE",
    "Asked",
    "Asker",
    "Desks",
    "Forwarded",
    "Gate",
    "Handler",
    "Headers",
    "Keeper",
    "OneSlash",
    "Throttle",
    "Trust",
    "Who",
    "endpoint",
    "form_pairs",
    "looking_up",
    "policy",
    "said_plainly",
    "status_of",
]
