// Makes the journey with the client that oapi-codegen generates, and prints what came of it. With a file, validates that contract.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/nullable"

	"journey/client"
)

// What came of the journey. The names are those of journey.ts.
type outcome struct {
	Created       []string `json:"created"`
	Replayed      string   `json:"replayed"`
	Read          []string `json:"read"`
	NotModified   int      `json:"notModified"`
	International string   `json:"international"`
	Listed        []string `json:"listed"`
	Replaced      string   `json:"replaced"`
	Patched       string   `json:"patched"`
	Me            string   `json:"me"`
	Stale         string   `json:"stale"`
	Taken         string   `json:"taken"`
	Invalid       string   `json:"invalid"`
	Deleted       int      `json:"deleted"`
	Gone          string   `json:"gone"`
	NewerProfile  string   `json:"newerProfile"`
	NewerProblem  string   `json:"newerProblem"`
}

func main() {
	ctx := context.Background()
	if len(os.Args) == 2 {
		validate(ctx, os.Args[1])
		return
	}
	result, err := journey(ctx, connect(os.Getenv("API")), connect(os.Getenv("NEWER_API")))
	must(err)
	text, err := json.Marshal(result)
	must(err)
	fmt.Println(string(text))
}

// The contract must hold for kin-openapi, which many programs in Go read it with.
func validate(ctx context.Context, file string) {
	document, err := openapi3.NewLoader().LoadFromFile(file)
	must(err)
	must(document.Validate(ctx))
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func connect(url string) *client.ClientWithResponses {
	authorize := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer "+os.Getenv("TOKEN"))
		return nil
	}
	api, err := client.NewClientWithResponses(url, client.WithRequestEditorFn(authorize))
	must(err)
	return api
}

func journey(ctx context.Context, api, newer *client.ClientWithResponses) (outcome, error) {
	var result outcome
	locale := "fa-IR-u-ca-persian-fw-sat-mu-celsius"
	body := client.CreateUserRequest{Email: "try..this@docomo.ne.jp", DisplayName: "Ada 😀", Locale: &locale}
	key := "oapi-codegen"
	created, err := api.CreateUserWithResponse(ctx, &client.CreateUserParams{IdempotencyKey: &key}, body)
	if err != nil {
		return result, err
	}
	if created.JSON201 == nil {
		return result, fmt.Errorf("createUser: %s", created.Body)
	}
	result.Created = facts(created.JSON201)
	id := created.JSON201.UserId.String()
	replay, err := api.CreateUserWithResponse(ctx, &client.CreateUserParams{IdempotencyKey: &key}, body)
	if err != nil {
		return result, err
	}
	result.Replayed = fmt.Sprint(replay.HTTPResponse.Header.Get("Idempotent-Replayed"), " ", replay.JSON201.UserId.String() == id)

	read, err := api.GetUserWithResponse(ctx, id, nil)
	if err != nil {
		return result, err
	}
	result.Read = facts(read.JSON200)
	etag := read.HTTPResponse.Header.Get("ETag")
	unchanged, err := api.GetUserWithResponse(ctx, id, &client.GetUserParams{IfNoneMatch: &etag})
	if err != nil {
		return result, err
	}
	result.NotModified = unchanged.StatusCode()

	other, err := api.CreateUserWithResponse(ctx, nil, client.CreateUserRequest{Email: "user@bücher.example", DisplayName: "Büchner"})
	if err != nil {
		return result, err
	}
	result.International = string(other.JSON201.Email)
	list, err := api.ListUsersWithResponse(ctx, nil)
	if err != nil {
		return result, err
	}
	for _, user := range list.JSON200.Items {
		result.Listed = append(result.Listed, string(user.Email))
	}

	bio := "Hello."
	change := client.ReplaceUserRequest{Email: body.Email, DisplayName: body.DisplayName, Bio: &bio}
	replaced, err := api.UpdateUserWithResponse(ctx, id, &client.UpdateUserParams{IfMatch: &etag}, change)
	if err != nil {
		return result, err
	}
	result.Replaced = fmt.Sprint(replaced.JSON200.Version, " ", *replaced.JSON200.Bio)
	patched, err := api.PatchUserWithApplicationMergePatchPlusJSONBodyWithResponse(ctx, id, &client.PatchUserParams{IfMatch: &replaced.JSON200.Etag}, client.PatchUserRequest{
		Bio: nullable.NewNullNullable[string](),
		Preferences: nullable.NewNullableWithValue(client.PreferencesPatch{
			Theme:         nullable.NewNullableWithValue(client.PreferencesPatchTheme("dark")),
			Notifications: nullable.NewNullNullable[client.NotificationSwitchesPatch](),
		}),
		Metadata: nullable.NewNullableWithValue(client.MetadataPatch{"plan": nil}),
	})
	if err != nil {
		return result, err
	}
	result.Patched = fmt.Sprint(patched.JSON200.Version, " ", textOr(patched.JSON200.Bio, "removed"), " ", *patched.JSON200.Preferences.Theme)
	// The caller is an administrator without a profile.
	me, err := api.GetUserWithResponse(ctx, "me", nil)
	if err != nil {
		return result, err
	}
	result.Me = problem(me.ApplicationproblemJSON404)
	late := "Too late."
	change.Bio = &late
	stale, err := api.UpdateUserWithResponse(ctx, id, &client.UpdateUserParams{IfMatch: &etag}, change)
	if err != nil {
		return result, err
	}
	result.Stale = problem(stale.ApplicationproblemJSON412)
	taken, err := api.CreateUserWithResponse(ctx, nil, body)
	if err != nil {
		return result, err
	}
	result.Taken = problem(taken.ApplicationproblemJSON409)
	invalid, err := api.CreateUserWithResponse(ctx, nil, client.CreateUserRequest{Email: "grace@example.com", DisplayName: "\u3164"})
	if err != nil {
		return result, err
	}
	result.Invalid = problem(invalid.ApplicationproblemJSON400)

	evolved, err := newer.GetUserWithResponse(ctx, id, nil)
	if err != nil {
		return result, err
	}
	result.NewerProfile = evolved.JSON200.DisplayName
	refused, err := newer.DeleteUserWithResponse(ctx, id, nil)
	if err != nil {
		return result, err
	}
	result.NewerProblem = problem(refused.ApplicationproblemJSON403)

	deleted, err := api.DeleteUserWithResponse(ctx, id, nil)
	if err != nil {
		return result, err
	}
	result.Deleted = deleted.StatusCode()
	gone, err := api.GetUserWithResponse(ctx, id, nil)
	if err != nil {
		return result, err
	}
	result.Gone = problem(gone.ApplicationproblemJSON404)
	return result, nil
}

func textOr(text *string, other string) string {
	if text == nil {
		return other
	}
	return *text
}

func facts(user *client.UserProfile) []string {
	return []string{string(user.Email), user.DisplayName, *user.Locale}
}

func problem(document *client.Problem) string {
	if document == nil {
		return "no problem document"
	}
	text := fmt.Sprint(document.Status, " ", document.Code)
	if document.Errors != nil {
		for _, broken := range *document.Errors {
			text += fmt.Sprint(" ", broken.Pointer, " ", broken.Code)
		}
	}
	return text
}
