"""Makes the journey with the client that openapi-generator generates, and prints what came of it."""

import json
import os

from openapi_client import ApiClient, Configuration, UsersApi
from openapi_client.exceptions import ApiException
from openapi_client.models import CreateUserRequest, PatchUserRequest, PreferencesPatch, Problem, ReplaceUserRequest


def connect(url):
    return UsersApi(ApiClient(Configuration(host=url, access_token=os.environ["TOKEN"])))


def facts(user):
    return [user.email, user.display_name, user.locale]


def failure(call):
    try:
        answer = call()
    except ApiException as error:
        return error
    raise AssertionError(f"The call succeeded: {answer}")


def text_of(code):
    return getattr(code, "value", code)


def problem(call):
    document = Problem.from_json(failure(call).body)
    errors = [f" {error.pointer} {text_of(error.code)}" for error in document.errors or []]
    return f"{document.status} {text_of(document.code)}{''.join(errors)}"


def journey(api, newer):
    outcome = {}
    body = CreateUserRequest(
        email="try..this@docomo.ne.jp",
        display_name="Ada 😀",
        locale="fa-IR-u-ca-persian-fw-sat-mu-celsius",
    )
    created = api.create_user(body, "openapi-generator-python")
    outcome["created"] = facts(created)
    replay = api.create_user_with_http_info(body, "openapi-generator-python")
    same = "true" if replay.data.user_id == created.user_id else "false"
    outcome["replayed"] = f"{replay.headers['Idempotent-Replayed']} {same}"

    user_id = str(created.user_id)
    read = api.get_user_with_http_info(user_id)
    etag = read.headers["ETag"]
    outcome["read"] = facts(read.data)
    outcome["notModified"] = failure(lambda: api.get_user(user_id, etag)).status

    outcome["international"] = api.create_user(CreateUserRequest(email="user@bücher.example", display_name="Büchner")).email
    outcome["listed"] = [user.email for user in api.list_users().items]

    change = ReplaceUserRequest(email=body.email, display_name=body.display_name, bio="Hello.")
    replaced = api.update_user(user_id, change, etag)
    outcome["replaced"] = f"{replaced.version} {replaced.bio}"
    patch = PatchUserRequest(bio=None, preferences=PreferencesPatch(theme="dark", notifications=None), metadata={"plan": None})
    patched = api.patch_user(user_id, patch, replaced.etag)
    outcome["patched"] = f"{patched.version} {patched.bio or 'removed'} {text_of(patched.preferences.theme)}"
    # The caller is an administrator without a profile.
    outcome["me"] = problem(lambda: api.get_user("me"))
    change.bio = "Too late."
    outcome["stale"] = problem(lambda: api.update_user(user_id, change, etag))
    outcome["taken"] = problem(lambda: api.create_user(body))
    blank = CreateUserRequest(email="grace@example.com", display_name="\u3164")
    outcome["invalid"] = problem(lambda: api.create_user(blank))

    outcome["newerProfile"] = newer.get_user(user_id).display_name
    outcome["newerProblem"] = problem(lambda: newer.delete_user(user_id))

    outcome["deleted"] = api.delete_user_with_http_info(user_id).status_code
    outcome["gone"] = problem(lambda: api.get_user(user_id))
    return outcome


print(json.dumps(journey(connect(os.environ["API"]), connect(os.environ["NEWER_API"]))))
