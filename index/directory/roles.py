"""Words for what people are in news: their offices and occupations."""

from __future__ import annotations

import re

ROLES = (
    "director head chief minister officer official spokesman spokeswoman spokesperson secretary "
    "commissioner president chairman chairwoman chair chairperson chancellor judge justice "
    "prosecutor attorney lawyer counsel solicitor barrister advocate professor lecturer analyst "
    "researcher scholar economist actor actress star singer musician composer author writer "
    "novelist poet publisher bookseller founder co-founder executive manager inspector "
    "superintendent detective sergeant captain commander general colonel governor mayor member "
    "senator lawmaker deputy representative partner owner editor producer filmmaker screenwriter "
    "coordinator adviser advisor consultant expert specialist engineer developer designer artist "
    "photographer illustrator teacher principal student librarian dean investigator agent "
    "magistrate registrar delegate envoy ambassador leader councillor inspector-general "
    "secretary-general  activist organiser organizer "
    "shopkeeper trader seller distributor vendor ceo cto cfo curator curators auditor typographer "
    "translator journalist reporter columnist anchor presenter historian archivist critic academic "
    "campaigner volunteer entrepreneur businessman businesswoman operator administrator clerk "
    "notary constable animator programmer printer painter sculptor carver weaver potter tailor "
    "craftsman craftswoman player coach pastor resident worker employee customer defendant witness"
).split()
ROLE = rf"(?:{'|'.join(ROLES)})"
HAS_ROLE = re.compile(rf"\b{ROLE}\b", re.IGNORECASE)
