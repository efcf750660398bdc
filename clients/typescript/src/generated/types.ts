// Compiled from openapi.yaml by `npm run generate`; do not edit.
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
         * @description One page of users, newest first. Follow `nextCursor` until it is absent; a page may hold fewer users than `limit` without being the last.
         *
         *     A walk over all pages returns no user twice, and every user who was created at least fifteen seconds before the walk and is not deleted during it. A user who is deleted and created again with the same `userId` is a new user and may be returned again. `createdAt` differs between the two.
         *     With `order=asc` a walk ends fifteen seconds before now, so that it passes over no user who is being created. A request with `email` has no such limit: it finds a new user usually within a second.
         *
         *     A page shows each profile as it was a moment ago, usually less than a second. `getUser` always returns the current profile. Read a profile with `getUser` before you replace it: a replacement with the `If-Match` of an older one gets 412.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Creates a profile. A person creates their own: its `userId` is the subject of their token. What an administrator creates gets a new `userId`.
         *
         *     A person whose token carries a verified e-mail address registers that address. An e-mail address belongs to at most one user; addresses that differ only in case are the same address.
         *     Send an `Idempotency-Key` to make a repeated request safe: the same key with the same body gives the same user again.
         *     The API remembers a key as long as the user exists, and for at least an hour after the user was deleted. During that hour the API refuses the key (422), so that a delayed repetition does not bring the user back. Send a new key to create the user again: it is a new user with `version` 1 and another ETag, also where the `userId` is the same.
         *
         *     A body is JSON in UTF-8 (RFC 8259 §8.1). A byte order mark is ignored; other bytes, and the replacement character U+FFFD that they become, are refused.
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
                 * @description The user's id, a UUID in upper or lower case. Answers have it in lower case.
                 * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        /**
         * Get a user
         * @description The profile as it is now. With `If-None-Match` an unchanged profile is answered by 304 without a body.
         */
        get: operations["getUser"];
        /**
         * Replace a user
         * @description Replaces everything that the client owns: an optional property that is left out is cleared. The body is read as that of a creation.
         *     Never creates a user. A person whose token carries a verified e-mail address may change theirs to that one alone. A replacement that changes nothing keeps `version`, `updatedAt` and the ETag; every other one increases them.
         *
         *     With `If-Match` the replacement happens only while the profile is the one named there, with `If-None-Match` only while it is not.
         *     Repeating a replacement whose answer was lost succeeds, even with the `If-Match` of the first try.
         *     Without `If-Match` the last replacement wins. One that is delayed on its way to the store does not overwrite a newer one.
         */
        put: operations["updateUser"];
        post?: never;
        /**
         * Delete a user
         * @description Removes the profile and everything kept of the person, and frees the e-mail address.
         *     The `userId` and the time of the deletion are kept for at least an hour, so that a delayed creation does not bring the user back.
         *     With `If-Match` the deletion happens only while the profile is the one named there, with `If-None-Match` only while it is not.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        patch?: never;
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
         * @description An e-mail address that a mail server can receive: a local part, `@` and a domain with at least two labels, at most 254 characters together once the domain is in ASCII.
         *
         *     - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because carriers have given out such addresses. It may be a quoted string (RFC 5321 §4.1.2).
         *     - The domain may have Unicode letters (IDN). Upper case becomes lower case; every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is refused, and so is an A-label (`xn--`) that does not decode to the same label. A label has at most 63 characters in ASCII, and the last one is not a number. IP addresses are refused.
         *
         *     The API stores, returns and compares one form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
         * @example ada@example.com
         */
        EmailAddress: string;
        /**
         * @description The name that other people see. Something of it must be seen: white space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not enough, but are accepted between other characters.
         *     Control characters, line breaks (U+2028 and U+2029 too), embeddings, overrides and isolates of bidirectional text (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are refused.
         *
         *     Stored in Unicode normalization form C (NFC). Lengths count the code points of this form; a longer text is accepted when its form C is not too long.
         * @example Ada Lovelace
         */
        DisplayName: string;
        /**
         * @description A given or family name, under the rules of `DisplayName`.
         * @example Ada
         */
        PersonName: string;
        /**
         * @description A phone number in E.164 form, `+` followed by the country code and the number, at most 15 digits without spaces.
         * @example +442071234567
         */
        PhoneNumber: string;
        /**
         * Format: date
         * @description A date of the calendar from 1900-01-01 on, and not in the future. It is in the future when it has begun nowhere on Earth.
         * @example 1990-12-10
         */
        BirthDate: string;
        /**
         * Format: uri
         * @description The https URL of a picture of the user, stored as it was sent. The API never fetches it.
         *
         *     It is a URI of RFC 3986 that the URL Standard (WHATWG) parses too: a scheme in any case, a host (an internationalized one as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that a URI cannot hold are percent-encoded.
         * @example https://images.example.com/ada.png
         */
        AvatarUrl: string;
        /**
         * @description A few words about the user. Tabs and line breaks are accepted, and bidirectional isolates (U+2066 to U+2069) where each one that is opened is closed.
         *     Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are refused.
         *
         *     Stored in Unicode normalization form C, with lengths as in `DisplayName`.
         * @example Writes the first programs.
         */
        Bio: string;
        /**
         * @description A well-formed language tag of BCP 47 (RFC 5646), with extensions and private use where a device sends them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is none; send `en-US`.
         *
         *     Stored in canonical form (RFC 5646 §4.5): subtags in their usual case, the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form has at most 85 characters too.
         * @example en-GB
         */
        Locale: string;
        /**
         * @description The name of a time zone or of a link in the IANA time zone database, in any case. Stored as the database spells it: `europe/berlin` becomes `Europe/Berlin`; a link stays a link. Abbreviations that the database does not have as names, such as `BST` and `IST`, are refused.
         *
         *     The API knows the names of version 2026f of the database.
         * @example Europe/London
         */
        TimeZone: string;
        /**
         * @description What the user chose in the app.
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
         * @description Which ways of notifying the user are on.
         * @example {
         *       "push": true,
         *       "email": false
         *     }
         */
        NotificationSwitches: {
            /** @description Notifications on the device. */
            push?: boolean;
            /** @description Notifications by e-mail. */
            email?: boolean;
            /** @description Notifications by text message. */
            sms?: boolean;
        };
        /**
         * @description Values that the app keeps with the user, at most 16. A key is a letter followed by up to 63 letters, digits, dots, dashes or underscores, all of them ASCII.
         *     A value may be empty. It has the refused characters, the normalization form and the lengths of `DisplayName`.
         * @example {
         *       "plan": "pro"
         *     }
         */
        Metadata: {
            [key: string]: string;
        };
        /**
         * @description What a client says of a new user.
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
         * @description Everything that a client owns of a user. An optional property that is left out is cleared.
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
        /** @description A user as the API keeps it. Clients must accept properties that are not described here. */
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
             * @description Counts the changes, from 1.
             * @example 4
             */
            version: number;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /**
         * Format: date-time
         * @description A time of RFC 3339 with `T` between date and time, from the year 0000 to 9999. An offset that leads out of these years leads to their first or last millisecond. The API compares milliseconds.
         *     The second 60 is accepted as a leap second at 23:59 in UTC.
         * @example 2026-01-01T00:00:00Z
         */
        QueryTime: string;
        /**
         * Format: date-time
         * @description A time in UTC with milliseconds (RFC 3339).
         * @example 2026-11-23T09:30:00.000Z
         */
        Timestamp: string;
        /** @description One page of users. */
        UserPage: {
            /** @description The users of this page; empty when there are none. */
            items: components["schemas"]["UserProfile"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        /**
         * @description Where the next page begins; absent on the last page. Opaque.
         * @example MjAyNi0xMS0yM1QwOTozMDowMC4wMDBa
         */
        Cursor: string;
        /**
         * @description A list of entity tags, or `*`. Empty elements of the list are ignored (RFC 9110 §5.6.1.2). Headers that are sent on several lines are one list.
         * @example "4-20261123093000000-5b0c9a1e"
         */
        EntityTags: string;
        /**
         * @description What went wrong, for programs. New codes may be added; a client must accept codes that it does not know.
         * @example email-taken
         * @enum {string}
         */
        ProblemCode: "invalid-request" | "invalid-cursor" | "unauthenticated" | "forbidden" | "user-not-found" | "route-not-found" | "user-exists" | "email-taken" | "precondition-failed" | "body-too-large" | "unsupported-media-type" | "idempotency-key-reused" | "too-many-requests" | "internal-error" | "bad-gateway" | "service-unavailable" | "gateway-timeout" | (string & {});
        /** @description A problem document (RFC 9457). */
        Problem: {
            /**
             * @description A URI that names the kind of problem; it ends in `code`.
             * @example urn:user-profiles:problem:email-taken
             */
            type: string;
            /**
             * @description The kind of problem, for people.
             * @example E-mail address taken
             */
            title: string;
            /**
             * Format: int32
             * @description The status of the answer.
             * @example 409
             */
            status: number;
            /**
             * @description This occurrence of the problem, for people. Never holds personal data.
             * @example Another user has this e-mail address.
             */
            detail: string;
            code: components["schemas"]["ProblemCode"];
            /**
             * @description The same as the header X-Request-Id.
             * @example 0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11
             */
            requestId: string;
            /** @description What is wrong with the input, every place at once, 50 at the most. Absent only when the gateway could not read the request. */
            errors?: components["schemas"]["InputError"][];
        };
        /**
         * @description One thing that is wrong with the input.
         * @example {
         *       "pointer": "/body/displayName",
         *       "code": "too-long",
         *       "detail": "must be at most 100 characters long"
         *     }
         */
        InputError: {
            /**
             * @description The place as a JSON Pointer (RFC 6901), from `/body`, `/query`, `/path` or `/header`.
             * @example /body/displayName
             */
            pointer: string;
            code: components["schemas"]["InputErrorCode"];
            /**
             * @description The rule that was broken, for people. Never repeats the value.
             * @example must be at most 100 characters long
             */
            detail: string;
        };
        /**
         * @description Which rule was broken. New codes may be added; a client must accept codes that it does not know.
         * @example too-long
         * @enum {string}
         */
        InputErrorCode: "malformed" | "missing" | "unknown" | "repeated" | "wrong-type" | "wrong-format" | "not-allowed" | "too-short" | "too-long" | "too-small" | "too-large" | "too-many" | "in-future" | (string & {});
    };
    responses: {
        /** @description The request is not as described here; nothing was changed. */
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
        /** @description The request is not as described here; nothing was changed. */
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
        /** @description The query is not as described here, or the cursor is of another query. */
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
        /** @description The token is missing, expired or not ours. */
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
        /** @description The caller may not do this. */
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
        /** @description There is no such user. */
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
        /** @description Another user has this e-mail address, or the caller has a profile already. */
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
        /** @description Another user has this e-mail address. */
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
        /** @description The profile is not as `If-Match` or `If-None-Match` requires; nothing was changed. The ETag is the current one. */
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
        /** @description The body is larger than 16 kB (16,384 bytes). */
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
        /** @description The body is not declared as `application/json` in UTF-8. Every label of UTF-8 passes as `charset`, such as `utf8` (https://encoding.spec.whatwg.org/#names-and-labels). */
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
        /** @description The `Idempotency-Key` was used before with another body, or for a user that was deleted. */
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
        /** @description A fault of the API. */
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
        /** @description The function behind the API gave no usable answer. */
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
        /** @description The store cannot be reached or is overloaded. Nothing half-written stays behind. */
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
        /** @description The function behind the API did not answer in time. */
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
         * @description The user's id, a UUID in upper or lower case. Answers have it in lower case.
         * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
         */
        UserIdInPath: string;
        /**
         * @description A random value, the same for every try of one creation; a UUID is a good one. It is remembered as long as the user exists, and for at least an hour after that.
         * @example 7d0f3c52-8a4e-4b9e-bb57-1f6f0c1f7f53
         */
        IdempotencyKey: string;
        /**
         * @description The ETag of the profile that the request was made for, a list of ETags, or `*` (RFC 9110 §13.1.1).
         *
         *     A proxy that compresses answers may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
         *     The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one answer (RFC 9110 §8.8.3).
         * @example "4-20261123093000000-5b0c9a1e"
         */
        IfMatch: components["schemas"]["EntityTags"];
        /**
         * @description The ETag of a profile that the client has, a list of ETags, or `*` (RFC 9110 §13.1.2). A profile that is named here is not sent again (304), replaced or deleted (412).
         *
         *     The API recognizes its own ETag also in the forms that a compressing proxy gives to it, as described for `If-Match`.
         * @example "4-20261123093000000-5b0c9a1e"
         */
        IfNoneMatch: components["schemas"]["EntityTags"];
        /**
         * @description How many users a page holds at the most; 20 when absent.
         * @example 50
         */
        Limit: number;
        /**
         * @description The `nextCursor` of the page before. `limit` may change between pages, the other parameters may not.
         * @example MjAyNi0xMS0yM1QwOTozMDowMC4wMDBa
         */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description By `createdAt`, `desc` (newest first) when absent.
         * @example desc
         */
        Order: "asc" | "desc";
        /**
         * @description Only users created at this time or later.
         * @example 2026-01-01T00:00:00Z
         */
        CreatedFrom: components["schemas"]["QueryTime"];
        /**
         * @description Only users created before this time.
         * @example 2027-01-01T00:00:00Z
         */
        CreatedTo: components["schemas"]["QueryTime"];
        /**
         * @description Only the user with this e-mail address, in any of the forms that are the same address.
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
         * @description What may be kept. A profile may be kept by its own app and must be revalidated; an error may not.
         * @example private, no-cache
         */
        CacheControl: "private, no-cache" | "no-store";
        /**
         * @description A strong validator of the profile (RFC 9110 §8.8.3), for `If-Match` and `If-None-Match`. It identifies a revision of the profile and how the API shows it.
         *     A client that received it from a compressing proxy as `W/"…"` or `"…-gzip"` sends it back as received.
         * @example "4-20261123093000000-5b0c9a1e"
         */
        ETag: string;
        /**
         * @description Path of the user, under the same host, stage or base path as the request.
         * @example /users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
         */
        Location: string;
        /**
         * @description Seconds to wait before the next try.
         * @example 1
         */
        RetryAfter: string;
        /**
         * @description How to authenticate (RFC 6750 §3). `error="invalid_token"` says that the token has expired or is not ours: obtain a new one.
         *     API Gateway cannot tell a missing token from a wrong one, so on AWS a request without a token gets the error as well. `npm start` omits it then.
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
                 * @description How many users a page holds at the most; 20 when absent.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before. `limit` may change between pages, the other parameters may not.
                 * @example MjAyNi0xMS0yM1QwOTozMDowMC4wMDBa
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description By `createdAt`, `desc` (newest first) when absent.
                 * @example desc
                 */
                order?: components["parameters"]["Order"];
                /**
                 * @description Only users created at this time or later.
                 * @example 2026-01-01T00:00:00Z
                 */
                createdFrom?: components["parameters"]["CreatedFrom"];
                /**
                 * @description Only users created before this time.
                 * @example 2027-01-01T00:00:00Z
                 */
                createdTo?: components["parameters"]["CreatedTo"];
                /**
                 * @description Only the user with this e-mail address, in any of the forms that are the same address.
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
                 * @description A random value, the same for every try of one creation; a UUID is a good one. It is remembered as long as the user exists, and for at least an hour after that.
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
            /** @description The user was created, or was created before by a request with the same `Idempotency-Key`. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    /**
                     * @description `true` when the user was created by an earlier request with the same `Idempotency-Key`.
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
                 * @description The ETag of a profile that the client has, a list of ETags, or `*` (RFC 9110 §13.1.2). A profile that is named here is not sent again (304), replaced or deleted (412).
                 *
                 *     The API recognizes its own ETag also in the forms that a compressing proxy gives to it, as described for `If-Match`.
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The user's id, a UUID in upper or lower case. Answers have it in lower case.
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
            /** @description The profile is still the one that `If-None-Match` names. */
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
                 * @description The ETag of the profile that the request was made for, a list of ETags, or `*` (RFC 9110 §13.1.1).
                 *
                 *     A proxy that compresses answers may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
                 *     The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one answer (RFC 9110 §8.8.3).
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The ETag of a profile that the client has, a list of ETags, or `*` (RFC 9110 §13.1.2). A profile that is named here is not sent again (304), replaced or deleted (412).
                 *
                 *     The API recognizes its own ETag also in the forms that a compressing proxy gives to it, as described for `If-Match`.
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The user's id, a UUID in upper or lower case. Answers have it in lower case.
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
            /** @description The profile as it is after the replacement. */
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
                 * @description The ETag of the profile that the request was made for, a list of ETags, or `*` (RFC 9110 §13.1.1).
                 *
                 *     A proxy that compresses answers may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
                 *     The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one answer (RFC 9110 §8.8.3).
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The ETag of a profile that the client has, a list of ETags, or `*` (RFC 9110 §13.1.2). A profile that is named here is not sent again (304), replaced or deleted (412).
                 *
                 *     The API recognizes its own ETag also in the forms that a compressing proxy gives to it, as described for `If-Match`.
                 * @example "4-20261123093000000-5b0c9a1e"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The user's id, a UUID in upper or lower case. Answers have it in lower case.
                 * @example 3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is gone. */
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
}
