import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.ApiResponse;
import org.openapitools.client.api.UsersApi;
import org.openapitools.client.model.CreateUserRequest;
import org.openapitools.client.model.InputError;
import org.openapitools.client.model.PatchUserRequest;
import org.openapitools.client.model.PreferencesPatch;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.ReplaceUserRequest;
import org.openapitools.client.model.UserProfile;

/** Makes the journey with the client that openapi-generator generates, and prints what came of it. */
public final class Journey {
  private interface Call {
    Object make() throws ApiException;
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, Object> outcome = journey(connect(System.getenv("API")), connect(System.getenv("NEWER_API")));
    System.out.println(new ApiClient().getObjectMapper().writeValueAsString(outcome));
  }

  private static UsersApi connect(String url) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + System.getenv("TOKEN")));
    return new UsersApi(client);
  }

  private static Map<String, Object> journey(UsersApi api, UsersApi newer) throws Exception {
    Map<String, Object> outcome = new LinkedHashMap<>();
    CreateUserRequest body = new CreateUserRequest()
        .email("try..this@docomo.ne.jp")
        .displayName("Ada 😀")
        .locale("fa-IR-u-ca-persian-fw-sat-mu-celsius");
    UserProfile created = api.createUser(body, "openapi-generator-java");
    String id = created.getUserId().toString();
    outcome.put("created", facts(created));
    ApiResponse<UserProfile> replay = api.createUserWithHttpInfo(body, "openapi-generator-java");
    outcome.put("replayed", header(replay, "idempotent-replayed") + " " + replay.getData().getUserId().toString().equals(id));

    ApiResponse<UserProfile> read = api.getUserWithHttpInfo(id, null);
    String etag = header(read, "etag");
    outcome.put("read", facts(read.getData()));
    outcome.put("notModified", failure(() -> api.getUser(id, etag)).getCode());

    UserProfile other = api.createUser(new CreateUserRequest().email("user@bücher.example").displayName("Büchner"), null);
    outcome.put("international", other.getEmail());
    List<String> listed = new ArrayList<>();
    api.listUsers(null, null, null, null, null, null).getItems().forEach(user -> listed.add(user.getEmail()));
    outcome.put("listed", listed);

    ReplaceUserRequest change = new ReplaceUserRequest().email(body.getEmail()).displayName(body.getDisplayName()).bio("Hello.");
    UserProfile replaced = api.updateUser(id, change, etag, null);
    outcome.put("replaced", replaced.getVersion() + " " + replaced.getBio());
    PreferencesPatch preferences = new PreferencesPatch().theme(PreferencesPatch.ThemeEnum.DARK).notifications(null);
    PatchUserRequest patch = new PatchUserRequest().bio(null).preferences(preferences).putMetadataItem("plan", null);
    UserProfile patched = api.patchUser(id, patch, replaced.getEtag(), null);
    String bio = patched.getBio() == null ? "removed" : patched.getBio();
    outcome.put("patched", patched.getVersion() + " " + bio + " " + patched.getPreferences().getTheme());
    // The caller is an administrator without a profile.
    outcome.put("me", problem(() -> api.getUser("me", null)));
    outcome.put("stale", problem(() -> api.updateUser(id, change.bio("Too late."), etag, null)));
    outcome.put("taken", problem(() -> api.createUser(body, null)));
    CreateUserRequest blank = new CreateUserRequest().email("grace@example.com").displayName("\u3164");
    outcome.put("invalid", problem(() -> api.createUser(blank, null)));

    outcome.put("newerProfile", newer.getUser(id, null).getDisplayName());
    outcome.put("newerProblem", problem(() -> newer.deleteUserWithHttpInfo(id, null, null)));

    outcome.put("deleted", api.deleteUserWithHttpInfo(id, null, null).getStatusCode());
    outcome.put("gone", problem(() -> api.getUser(id, null)));
    return outcome;
  }

  private static List<String> facts(UserProfile user) {
    return List.of(user.getEmail(), user.getDisplayName(), user.getLocale());
  }

  private static String header(ApiResponse<?> answer, String name) {
    return String.join(",", answer.getHeaders().getOrDefault(name, List.of()));
  }

  private static ApiException failure(Call call) {
    try {
      throw new IllegalStateException("The call succeeded: " + call.make());
    } catch (ApiException error) {
      return error;
    }
  }

  private static String problem(Call call) throws Exception {
    Problem problem = new ApiClient().getObjectMapper().readValue(failure(call).getResponseBody(), Problem.class);
    StringBuilder text = new StringBuilder(problem.getStatus() + " " + problem.getCode());
    if (problem.getErrors() != null) {
      for (InputError error : problem.getErrors()) text.append(" ").append(error.getPointer()).append(" ").append(error.getCode());
    }
    return text.toString();
  }
}
