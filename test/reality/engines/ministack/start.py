"""Starts ministack with a correction: the claims that API Gateway passes to a function.

A REST API joins a list with commas, as in "admins,staff"
(https://repost.aws/questions/QUFJRBaEJRSmmqarNrvCWoQA/aws-cognito-group). ministack passes "[admins staff]", as an HTTP API does.
"""

from ministack import app
from ministack.services import apigateway_v1

stringify = apigateway_v1._stringify_claims

if stringify({"groups": ["a", "b"]}) != {"groups": "[a b]"}:
    raise SystemExit("This version of ministack passes lists differently. Remove the correction in start.py if it passes a,b.")


def joined(claims):
    lists = {name: ",".join(value) for name, value in (claims or {}).items() if isinstance(value, list)}
    return stringify({**(claims or {}), **lists})


apigateway_v1._stringify_claims = joined
app.main()
