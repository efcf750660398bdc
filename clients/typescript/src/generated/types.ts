// Generated from openapi.yaml by `npm run generate`; do not edit.
export interface paths {
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Returns one page of users, newest first. To read all users, follow `nextCursor` until it is absent. A page can contain fewer users than `limit` without being the last page.
         *
         *     Pagination returns each user at most once. It includes every user who was created at least fifteen seconds before the first request and is not deleted before the last one. A user who is deleted and created again with the same `userId` is a new user and can be returned again. The two have different `createdAt` values.
         *     With `order=asc`, pagination ends at the users created fifteen seconds ago, so that it does not skip a user whose creation is still in progress. A request with `email` has no such limit and usually finds a new user within a second.
         *
         *     A page shows each profile as it was a moment ago, usually less than a second. `getUser` always returns the current profile. Each profile contains its `etag`. Send it in `If-Match` when you change the profile: if the profile has changed since, the response is 412.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Creates a profile. Users create their own profile, and its `userId` is the subject (`sub`) of their token. A profile that an administrator creates gets a new `userId`.
         *
         *     A user whose token contains a verified email address must register that email address. An email address belongs to at most one user. Email addresses that differ only in case are the same email address.
         *     Send an `Idempotency-Key` to make the request safe to retry: the same key with the same body returns the same user again.
         *     The API remembers a key while the user exists, and for at least one hour after the user was deleted. During that hour the API rejects the key (422), so that a delayed retry does not restore the user. Send a new key to create the user again. The result is a new user with `version` 1 and another ETag, even if the `userId` is the same.
         *
         *     The body is JSON in UTF-8 (RFC 8259 §8.1). The API ignores a byte order mark. It rejects bytes that are not valid UTF-8, and also the replacement character U+FFFD, which decoders insert for such bytes.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
                 *     `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
                 * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        /**
         * Get a user
         * @description Returns the current profile. With `If-None-Match`, the API returns 304 without a body if the profile is unchanged.
         */
        get: operations["getUser"];
        /**
         * Replace a user
         * @description Replaces all properties that the client owns. An optional property that is omitted is removed. The body follows the same rules as the body of `createUser`.
         *     The operation never creates a user. A user whose token contains a verified email address can change their email address only to that one. A replacement that changes nothing keeps `version`, `updatedAt` and the ETag. Every other replacement increases `version` and `updatedAt` and changes the ETag.
         *
         *     With `If-Match`, the profile is replaced only if its current ETag is listed in the header. With `If-None-Match`, it is replaced only if its current ETag is not listed.
         *     Retrying a replacement whose response was lost succeeds, even with the `If-Match` of the first attempt.
         *     Without `If-Match`, the last replacement wins. A replacement that is delayed on its way to the store does not overwrite a newer one.
         */
        put: operations["updateUser"];
        post?: never;
        /**
         * Delete a user
         * @description Deletes the profile and all data about the user, and releases the email address.
         *     The API stores the `userId` and the time of the deletion for at least one hour, so that a delayed create request does not restore the user.
         *     With `If-Match`, the profile is deleted only if its current ETag is listed in the header. With `If-None-Match`, it is deleted only if its current ETag is not listed.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change properties of a user
         * @description Applies a JSON Merge Patch (RFC 7396): a property with a value is set, an optional property that is null is removed, and a property that is omitted keeps its value. `preferences`, `notifications` and `metadata` are merged in the same way. The changed profile follows the same rules as the body of `updateUser`.
         *     The operation never creates a user. A user whose token contains a verified email address can change their email address only to that one. A patch that changes nothing, such as an empty one, keeps `version`, `updatedAt` and the ETag. Every other patch increases `version` and `updatedAt` and changes the ETag.
         *
         *     With `If-Match`, the profile is changed only if its current ETag is listed in the header. With `If-None-Match`, it is changed only if its current ETag is not listed.
         *     Retrying a patch whose response was lost succeeds, even with the `If-Match` of the first attempt: if the profile already has the values of the patch, nothing is changed and the response is 200.
         *     Without `If-Match`, the patch is applied to the current profile, so that it keeps concurrent changes of other properties.
         *
         *     The media type of the body is `application/merge-patch+json`. Every other media type returns 415 with the header `Accept-Patch` (RFC 5789 §2.2).
         */
        patch: operations["patchUser"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: uuid
         * @description A UUID in lower case.
         * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
         */
        UserId: string;
        /**
         * @description An email address that can receive mail: a local part, `@` and a domain with at least two labels, at most 254 characters in total after the domain is converted to ASCII.
         *
         *     - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because mobile carriers have issued such email addresses. It may be a quoted string (RFC 5321 §4.1.2).
         *     - The domain may contain Unicode letters (IDN). Upper case becomes lower case. Every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is rejected, and so is an A-label (`xn--`) that changes when it is decoded and encoded again. A label has at most 63 characters in ASCII, and the last label is not a number. IP addresses are rejected.
         *
         *     The API stores, returns and compares one normalized form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
         * @example ada@example.com
         */
        EmailAddress: string;
        /**
         * @description The name that other users see. It must contain at least one visible character. White space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not visible, but are accepted together with other characters.
         *     Control characters, line breaks (including U+2028 and U+2029), bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are rejected.
         *
         *     The API stores Unicode normalization form C (NFC). Lengths count the code points of this form: a longer text is accepted if its NFC form is not too long.
         * @example Ada Lovelace
         */
        DisplayName: string;
        /**
         * @description A given or family name. It follows the rules of `DisplayName`.
         * @example Ada
         */
        PersonName: string;
        /**
         * @description A phone number in E.164 format, that is `+` followed by the country code and the number, with at most 15 digits and without spaces.
         * @example +442071234567
         */
        PhoneNumber: string;
        /**
         * Format: date
         * @description A calendar date that is not before 1900-01-01 and not in the future. A date is in the future until it has begun somewhere on Earth.
         * @example 1990-12-10
         */
        BirthDate: string;
        /**
         * Format: uri
         * @description The https URL of a picture of the user, stored as sent. The API never fetches the URL.
         *
         *     The URL is valid under RFC 3986 and under the URL Standard (WHATWG). It has a scheme in upper or lower case, a host (an internationalized host is written as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that RFC 3986 does not allow are percent-encoded.
         * @example https://images.example.com/ada.png
         */
        AvatarUrl: string;
        /**
         * @description A short text about the user. Tabs and line breaks are accepted. Bidirectional isolates (U+2066 to U+2069) are accepted if each opened isolate is closed.
         *     Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are rejected.
         *
         *     The API stores Unicode normalization form C. Lengths are counted as in `DisplayName`.
         * @example Writes the first programs.
         */
        Bio: string;
        /**
         * @description A well-formed BCP 47 language tag (RFC 5646). Extensions and private use subtags are accepted, because devices send them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is not a language tag; send `en-US`.
         *
         *     The API stores the canonical form (RFC 5646 §4.5): subtags in their conventional case, and the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form also has at most 85 characters.
         * @example en-GB
         */
        Locale: string;
        /**
         * @description The name of a time zone or link in the IANA time zone database, in upper or lower case. The API stores the spelling of the database: `europe/berlin` becomes `Europe/Berlin`. It does not replace a link by its target. Abbreviations that are not names in the database, such as `BST` and `IST`, are rejected.
         *
         *     The API knows the names of version 2026f of the database.
         * @example Europe/London
         */
        TimeZone: string;
        /**
         * @description The settings that the user chose in the app.
         * @example {
         *       "theme": "dark",
         *       "notifications": {
         *         "push": true,
         *         "email": false
         *       }
         *     }
         */
        Preferences: {
            theme?: components["schemas"]["Theme"];
            notifications?: components["schemas"]["NotificationSwitches"];
        };
        /**
         * @description The appearance of the app.
         * @example dark
         * @enum {string}
         */
        Theme: "system" | "light" | "dark";
        /**
         * @description The notification channels that the user switched on or off.
         * @example {
         *       "push": true,
         *       "email": false
         *     }
         */
        NotificationSwitches: {
            /** @description Notifications on the device. */
            push?: boolean;
            /** @description Notifications by email. */
            email?: boolean;
            /** @description Notifications by text message. */
            sms?: boolean;
        };
        /**
         * @description At most 16 values that the app stores with the user. A key is an ASCII letter followed by up to 63 ASCII letters, digits, dots, dashes or underscores.
         *     A value may be empty. Rejected characters, normalization form and the counting of lengths are those of `DisplayName`.
         * @example {
         *       "plan": "pro"
         *     }
         */
        Metadata: {
            [key: string]: string;
        };
        /**
         * @description A change of the notification channels; null removes all of them. A switch that is null is removed, a switch that is omitted keeps its value.
         * @example {
         *       "push": false,
         *       "sms": null
         *     }
         */
        NotificationSwitchesPatch: {
            push?: boolean | null;
            email?: boolean | null;
            sms?: boolean | null;
        } | null;
        /**
         * @description A change of the settings; null removes all of them. A setting that is null is removed, a setting that is omitted keeps its value.
         * @example {
         *       "theme": null,
         *       "notifications": {
         *         "push": false
         *       }
         *     }
         */
        PreferencesPatch: {
            /** @enum {string|null} */
            theme?: "system" | "light" | "dark" | null;
            notifications?: components["schemas"]["NotificationSwitchesPatch"];
        } | null;
        /**
         * @description A change of the metadata; null removes all keys. A key that is null is removed, a key that is omitted keeps its value. The metadata after the change follows the rules of `Metadata`: at most 16 keys.
         * @example {
         *       "plan": "free",
         *       "coupon": null
         *     }
         */
        MetadataPatch: {
            [key: string]: string | null;
        } | null;
        /**
         * @description The properties of a new user.
         * @example {
         *       "email": "ada@example.com",
         *       "displayName": "Ada Lovelace"
         *     }
         */
        CreateUserRequest: {
            email: components["schemas"]["EmailAddress"];
            displayName: components["schemas"]["DisplayName"];
            givenName?: components["schemas"]["PersonName"];
            familyName?: components["schemas"]["PersonName"];
            phoneNumber?: components["schemas"]["PhoneNumber"];
            birthDate?: components["schemas"]["BirthDate"];
            avatarUrl?: components["schemas"]["AvatarUrl"];
            bio?: components["schemas"]["Bio"];
            locale?: components["schemas"]["Locale"];
            timeZone?: components["schemas"]["TimeZone"];
            preferences?: components["schemas"]["Preferences"];
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * @description All properties of a user that the client owns. An optional property that is omitted is removed.
         * @example {
         *       "email": "ada@example.com",
         *       "displayName": "Ada King"
         *     }
         */
        ReplaceUserRequest: {
            email: components["schemas"]["EmailAddress"];
            displayName: components["schemas"]["DisplayName"];
            givenName?: components["schemas"]["PersonName"];
            familyName?: components["schemas"]["PersonName"];
            phoneNumber?: components["schemas"]["PhoneNumber"];
            birthDate?: components["schemas"]["BirthDate"];
            avatarUrl?: components["schemas"]["AvatarUrl"];
            bio?: components["schemas"]["Bio"];
            locale?: components["schemas"]["Locale"];
            timeZone?: components["schemas"]["TimeZone"];
            preferences?: components["schemas"]["Preferences"];
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * @description A change of a user as a JSON Merge Patch (RFC 7396). An optional property that is null is removed, a property that is omitted keeps its value.
         * @example {
         *       "displayName": "Ada King",
         *       "bio": null
         *     }
         */
        PatchUserRequest: {
            email?: components["schemas"]["EmailAddress"];
            displayName?: components["schemas"]["DisplayName"];
            givenName?: string | null;
            familyName?: string | null;
            phoneNumber?: string | null;
            /** Format: date */
            birthDate?: string | null;
            /** Format: uri */
            avatarUrl?: string | null;
            bio?: string | null;
            locale?: string | null;
            timeZone?: string | null;
            preferences?: components["schemas"]["PreferencesPatch"];
            metadata?: components["schemas"]["MetadataPatch"];
        };
        /** @description A user as the API stores it. Clients must accept properties that are not described here. */
        UserProfile: {
            userId: components["schemas"]["UserId"];
            email: components["schemas"]["EmailAddress"];
            displayName: components["schemas"]["DisplayName"];
            givenName?: components["schemas"]["PersonName"];
            familyName?: components["schemas"]["PersonName"];
            phoneNumber?: components["schemas"]["PhoneNumber"];
            birthDate?: components["schemas"]["BirthDate"];
            avatarUrl?: components["schemas"]["AvatarUrl"];
            bio?: components["schemas"]["Bio"];
            locale?: components["schemas"]["Locale"];
            timeZone?: components["schemas"]["TimeZone"];
            preferences?: components["schemas"]["Preferences"];
            metadata?: components["schemas"]["Metadata"];
            /**
             * Format: int64
             * @description The number of the revision. It starts at 1 and increases with every change.
             * @example 4
             */
            version: number;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * @description The ETag of this revision, as in the header `ETag` of a response with this profile alone. Send it in `If-Match` when you change or delete the profile.
             * @example "4-20261123093000000-5b0c9a1e"
             */
            etag: string;
        };
        /**
         * Format: date-time
         * @description An RFC 3339 date and time with `T` between date and time, in the years 0000 to 9999. If the UTC offset moves the time out of these years, the API uses their first or last millisecond. The API compares times in milliseconds.
         *     The second 60 is accepted as a leap second at 23:59 UTC.
         * @example 2026-01-01T00:00:00Z
         */
        QueryTime: string;
        /**
         * Format: date-time
         * @description A date and time in UTC with milliseconds (RFC 3339).
         * @example 2026-11-23T09:30:00.000Z
         */
        Timestamp: string;
        /** @description One page of users. */
        UserPage: {
            /** @description The users on this page. The list is empty if there are none. */
            items: components["schemas"]["UserProfile"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        /**
         * @description An opaque value that identifies the next page. Absent on the last page.
         * @example MjAyNi0xMS0yM1QwOTozMDowMC4wMDBa
         */
        Cursor: string;
        /**
         * @description A list of entity tags, or `*`. Empty list elements are ignored (RFC 9110 §5.6.1.2). A header that is sent on several lines is one list.
         * @example "4-20261123093000000-5b0c9a1e"
         */
        EntityTags: string;
        /**
         * @description The problem in machine-readable form. New codes may be added. Clients must accept codes that they do not know.
         * @example email-taken
         * @enum {string}
         */
        ProblemCode: "invalid-request" | "invalid-cursor" | "unauthenticated" | "forbidden" | "user-not-found" | "route-not-found" | "user-exists" | "email-taken" | "precondition-failed" | "body-too-large" | "unsupported-media-type" | "idempotency-key-reused" | "too-many-requests" | "internal-error" | "bad-gateway" | "service-unavailable" | "gateway-timeout" | (string & {});
        /** @description A problem document (RFC 9457). */
        Problem: {
            /**
             * @description A URI that identifies the problem type. It ends with the `code`.
             * @example urn:user-profiles:problem:email-taken
             */
            type: string;
            /**
             * @description A human-readable summary of the problem type.
             * @example Email address taken
             */
            title: string;
            /**
             * Format: int32
             * @description The status code of the response.
             * @example 409
             */
            status: number;
            /**
             * @description A human-readable explanation of this occurrence of the problem. It never contains personal data.
             * @example Another user already has this email address.
             */
            detail: string;
            code: components["schemas"]["ProblemCode"];
            /**
             * @description The value of the header `X-Request-Id`.
             * @example 0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11
             */
            requestId: string;
            /** @description All errors in the input, at most 50. For invalid input, absent only if API Gateway could not read the request. */
            errors?: components["schemas"]["InputError"][];
        };
        /**
         * @description One error in the input.
         * @example {
         *       "pointer": "/body/displayName",
         *       "code": "too-long",
         *       "detail": "must be at most 100 characters long"
         *     }
         */
        InputError: {
            /**
             * @description The location of the error as a JSON Pointer (RFC 6901) that begins with `/body`, `/query`, `/path` or `/header`.
             * @example /body/displayName
             */
            pointer: string;
            code: components["schemas"]["InputErrorCode"];
            /**
             * @description A human-readable description of the violated rule. It never repeats the value.
             * @example must be at most 100 characters long
             */
            detail: string;
        };
        /**
         * @description The violated rule in machine-readable form. New codes may be added. Clients must accept codes that they do not know.
         * @example too-long
         * @enum {string}
         */
        InputErrorCode: "malformed" | "missing" | "unknown" | "repeated" | "wrong-type" | "wrong-format" | "not-allowed" | "too-short" | "too-long" | "too-small" | "too-large" | "too-many" | "in-future" | (string & {});
    };
    responses: {
        /** @description The request is invalid. Nothing was changed. */
        InvalidBody: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is invalid. Nothing was changed. */
        InvalidUserId: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The query is invalid, or the cursor belongs to another query. */
        InvalidQuery: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is missing, has expired, or was not issued for this API. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller is not allowed to perform this operation. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The user does not exist. */
        UserNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another user already has this email address, or the caller already has a profile. */
        UserExists: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another user already has this email address. */
        EmailTaken: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The profile does not meet the precondition in `If-Match` or `If-None-Match`. Nothing was changed. The header `ETag` contains the current ETag. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 16,384 bytes (16 KiB). */
        BodyTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Content-Type` is not `application/json` in UTF-8. Every label of UTF-8 is accepted as `charset`, such as `utf8` (https://encoding.spec.whatwg.org/#names-and-labels). */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Content-Type` is not `application/merge-patch+json` in UTF-8. */
        UnsupportedPatchMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "Accept-Patch": components["headers"]["AcceptPatch"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Idempotency-Key` was already used with another body, or for a user that was deleted. */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests at once. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An unexpected error occurred in the API. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The function behind the API returned an invalid response. */
        BadGateway: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The data store is unreachable or overloaded. A change is never stored in part. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The function behind the API did not respond in time. */
        GatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
         *     `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
         * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
         */
        UserIdInPath: string;
        /**
         * @description A random value, such as a UUID. Send the same value with every attempt to create one user. The API remembers it while the user exists, and for at least one hour after that.
         * @example 7d0f3c52-8a4e-4b9e-bb57-1f6f0c1f7f53
         */
        IdempotencyKey: string;
        /**
         * @description The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1).
         *
         *     A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
         *     The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3).
         * @example "4-20261123093000000-5b0c9a1e"
         */
        IfMatch: components["schemas"]["EntityTags"];
        /**
         * @description The ETag of a revision that the client already has, a list of ETags, or `*` for any revision (RFC 9110 §13.1.2). If the current ETag of the profile is listed, the API does not return the profile (304), and does not change or delete it (412).
         *
         *     The API also recognizes its own ETag in the forms that compressing proxies produce, as described for `If-Match`.
         * @example "4-20261123093000000-5b0c9a1e"
         */
        IfNoneMatch: components["schemas"]["EntityTags"];
        /**
         * @description The maximum number of users on a page. The default is 20.
         * @example 50
         */
        Limit: number;
        /**
         * @description The `nextCursor` of the previous page. `limit` may change between pages, the other parameters must not.
         * @example MjAyNi0xMS0yM1QwOTozMDowMC4wMDBa
         */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description The sort order of `createdAt`. The default is `desc`, newest first.
         * @example desc
         */
        Order: "asc" | "desc";
        /**
         * @description Returns only users created at this time or later.
         * @example 2026-01-01T00:00:00Z
         */
        CreatedFrom: components["schemas"]["QueryTime"];
        /**
         * @description Returns only users created before this time.
         * @example 2027-01-01T00:00:00Z
         */
        CreatedTo: components["schemas"]["QueryTime"];
        /**
         * @description Returns only the user with this email address, in any of its equivalent forms.
         * @example ada@example.com
         */
        EmailFilter: components["schemas"]["EmailAddress"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description Identifies this request in the logs.
         * @example 0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11
         */
        XRequestId: string;
        /**
         * @description Controls caching (RFC 9111 §5.2.2). The app may cache a profile but must revalidate it before each use. It must not cache an error.
         * @example private, no-cache
         */
        CacheControl: "private, no-cache" | "no-store";
        /**
         * @description A strong validator of the profile (RFC 9110 §8.8.3), for use in `If-Match` and `If-None-Match`. It identifies a revision of the profile and the format in which the API returns it.
         *     If a compressing proxy changed the ETag to `W/"…"` or `"…-gzip"`, send it back as received.
         * @example "4-20261123093000000-5b0c9a1e"
         */
        ETag: string;
        /**
         * @description The path of the user, under the same host and the same stage or base path as the request.
         * @example /users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
         */
        Location: string;
        /**
         * @description The media type of a patch (RFC 5789 §3.1). Absent if API Gateway rejected the request.
         * @example application/merge-patch+json
         */
        AcceptPatch: "application/merge-patch+json";
        /**
         * @description The number of seconds to wait before the next attempt.
         * @example 1
         */
        RetryAfter: string;
        /**
         * @description How to authenticate (RFC 6750 §3). `error="invalid_token"` means that the token has expired or was not issued for this API. Obtain a new token.
         *     API Gateway does not distinguish a missing token from an invalid one, so on AWS a request without a token also gets this error. The local API (`npm start`) omits the error in that case.
         * @example Bearer realm="user-profiles", error="invalid_token"
         */
        WWWAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of users on a page. The default is 20.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the previous page. `limit` may change between pages, the other parameters must not.
                 * @example MjAyNi0xMS0yM1QwOTozMDowMC4wMDBa
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The sort order of `createdAt`. The default is `desc`, newest first.
                 * @example desc
                 */
                order?: components["parameters"]["Order"];
                /**
                 * @description Returns only users created at this time or later.
                 * @example 2026-01-01T00:00:00Z
                 */
                createdFrom?: components["parameters"]["CreatedFrom"];
                /**
                 * @description Returns only users created before this time.
                 * @example 2027-01-01T00:00:00Z
                 */
                createdTo?: components["parameters"]["CreatedTo"];
                /**
                 * @description Returns only the user with this email address, in any of its equivalent forms.
                 * @example ada@example.com
                 */
                email?: components["parameters"]["EmailFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A random value, such as a UUID. Send the same value with every attempt to create one user. The API remembers it while the user exists, and for at least one hour after that.
                 * @example 7d0f3c52-8a4e-4b9e-bb57-1f6f0c1f7f53
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserRequest"];
            };
        };
        responses: {
            /** @description The user was created, by this request or by an earlier request with the same `Idempotency-Key`. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    /**
                     * @description `true` if an earlier request with the same `Idempotency-Key` created the user.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfile"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["UserExists"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of a revision that the client already has, a list of ETags, or `*` for any revision (RFC 9110 §13.1.2). If the current ETag of the profile is listed, the API does not return the profile (304), and does not change or delete it (412).
                 *
                 *     The API also recognizes its own ETag in the forms that compressing proxies produce, as described for `If-Match`.
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
                 *     `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
                 * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfile"];
                };
            };
            /** @description The current ETag of the profile is listed in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidUserId"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1).
                 *
                 *     A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
                 *     The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3).
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The ETag of a revision that the client already has, a list of ETags, or `*` for any revision (RFC 9110 §13.1.2). If the current ETag of the profile is listed, the API does not return the profile (304), and does not change or delete it (412).
                 *
                 *     The API also recognizes its own ETag in the forms that compressing proxies produce, as described for `If-Match`.
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
                 *     `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
                 * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceUserRequest"];
            };
        };
        responses: {
            /** @description The profile after the replacement. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfile"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["EmailTaken"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1).
                 *
                 *     A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
                 *     The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3).
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The ETag of a revision that the client already has, a list of ETags, or `*` for any revision (RFC 9110 §13.1.2). If the current ETag of the profile is listed, the API does not return the profile (304), and does not change or delete it (412).
                 *
                 *     The API also recognizes its own ETag in the forms that compressing proxies produce, as described for `If-Match`.
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
                 *     `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
                 * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user was deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidUserId"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    patchUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1).
                 *
                 *     A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
                 *     The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3).
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The ETag of a revision that the client already has, a list of ETags, or `*` for any revision (RFC 9110 §13.1.2). If the current ETag of the profile is listed, the API does not return the profile (304), and does not change or delete it (412).
                 *
                 *     The API also recognizes its own ETag in the forms that compressing proxies produce, as described for `If-Match`.
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
                 *     `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
                 * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["PatchUserRequest"];
            };
        };
        responses: {
            /** @description The profile after the change. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfile"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["EmailTaken"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedPatchMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
}
