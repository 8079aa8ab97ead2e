-- Postbud's tables, in three groups:
--
--   configuration   customers, templates, triggers, destinations, secrets, keys: small, rarely written, read by all
--   what happened   events, postbacks, attempts: the history. Grows for ever, partitioned by time through its ids
--   what is to do   dispatch, order_positions, idempotency, order_numbers: narrow rows that the hot path reads
--
-- Rules every table here keeps (ARCHITECTURE.md, "The data"): what grows with events hangs on the `bucket` of its
-- customer and has it first in its key; ids are UUIDv7 made by the program, so ranges of ids are ranges of time;
-- no foreign keys to or among event tables, or a partition could not be dropped; no triggers, identity or serial
-- columns; what came from outside is kept as bytes, because text and jsonb lose U+0000, digits and key order.

-- Configuration ------------------------------------------------------------------------------------------------

-- One row. `epoch` grows with every change that decides what is sent or how: whoever accepts or sends with a
-- cached configuration compares it inside the same statement.
create table configuration (
  one boolean primary key default true check (one),
  epoch bigint not null,
  -- SHA-256 of the key that encrypts secrets: a process with another key refuses to start.
  secret_key_fingerprint bytea
);
insert into configuration (one, epoch) values (true, 1);

-- One row: what the console sets where the environment leaves it open. null: not set.
create table settings (
  one boolean primary key default true check (one),
  -- With user and password: AES-256-GCM, as secrets.encrypted
  smtp_url bytea,
  mail_from text,
  -- Private addresses that postbacks may go to: a list of texts
  allow_private jsonb not null
);
insert into settings (one, allow_private) values (true, '[]');

create table customers (
  id uuid primary key,
  -- What data is distributed by: 0 to 63, from a hash of the id, never changed.
  bucket smallint not null check (bucket between 0 and 63),
  reference_id text not null unique,
  name text not null,
  email text,
  locale text not null,
  time_zone text not null,
  state text not null check (state in ('active', 'archived')),
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table templates (
  id uuid primary key,
  -- null: serves every customer
  customer_id uuid references customers,
  name text not null,
  format text not null,
  kind text not null check (kind in ('code', 'fields')),
  -- {"source": …} or {"document": …}
  draft jsonb not null,
  sample_ids jsonb not null,
  -- null while nothing is published
  latest_version integer,
  state text not null check (state in ('active', 'archived')),
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index templates_customer on templates (customer_id);

create table template_versions (
  template_id uuid not null references templates,
  number integer not null,
  -- As templates.draft was, never changed.
  content jsonb not null,
  -- The types of its holes, decided when it was published.
  types jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (template_id, number)
);

-- Messages to one destination share a cap, so that a dead one costs the others nothing. Made when a trigger goes live.
create table destinations (
  id uuid primary key,
  -- null: of triggers for every customer
  customer_id uuid references customers,
  channel text not null check (channel in ('url', 'email')),
  -- scheme, host and port of the URL, or `mail`
  origin text not null,
  created_at timestamptz not null,
  unique nulls not distinct (customer_id, channel, origin)
);

create table triggers (
  id uuid primary key,
  -- null: for every customer
  customer_id uuid references customers,
  name text not null,
  state text not null check (state in ('draft', 'active', 'paused', 'archived')),
  -- Why Postbud paused it by itself (`gone`), null when a person did.
  pause_code text,
  draft jsonb not null,
  live_version integer,
  -- Of the live version, null while there is none: what an event is matched by.
  live_event_type text,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index triggers_customer on triggers (customer_id);
create index triggers_live on triggers (live_event_type, customer_id) where live_event_type is not null;

create table trigger_versions (
  trigger_id uuid not null references triggers,
  number integer not null,
  -- As triggers.draft was, never changed. Names secrets, holds no values.
  content jsonb not null,
  template_id uuid not null references templates,
  template_version integer not null,
  destination_id uuid not null references destinations,
  activated_at timestamptz not null,
  activated_by text not null,
  -- Why it was activated without a passed test; null when it had passed.
  override_reason text,
  primary key (trigger_id, number)
);
create index trigger_versions_template on trigger_versions (template_id);

-- What a test covered, as a hash: a draft with another hash is untested.
create table trigger_tests (
  id uuid primary key,
  trigger_id uuid not null references triggers,
  covered bytea not null,
  -- A hash for each of the things it covered: so that a stale test can say what has changed.
  fields jsonb not null,
  passed boolean not null,
  tested_at timestamptz not null,
  tested_by text not null
);
create index trigger_tests_trigger on trigger_tests (trigger_id, covered);

-- Which triggers were found failing, and whether people were told: one row for each that ever was. Without a foreign
-- key: the row of a trigger that is gone goes at the next look.
create table trigger_alerts (
  trigger_id uuid primary key,
  state text not null check (state in ('failing', 'working')),
  since timestamptz not null,
  -- null: the mail about this state is still to be sent.
  told_at timestamptz
);

create table secrets (
  id uuid primary key,
  -- null: the house's
  customer_id uuid references customers,
  -- `named` ones are used by name; `field` ones hold a value typed into a trigger; `signing` ones sign its messages.
  kind text not null check (kind in ('named', 'field', 'signing')),
  -- of a `named` one
  name text,
  -- of a `field` or `signing` one
  trigger_id uuid references triggers,
  -- AES-256-GCM: nonce, ciphertext and tag
  encrypted bytea not null,
  -- A signing key is used until then, during rotation; null: without end.
  expires_at timestamptz,
  -- When a signing key was handed over: that happens once.
  shown_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index secrets_name on secrets (customer_id, name) nulls not distinct where kind = 'named';
create index secrets_trigger on secrets (trigger_id) where trigger_id is not null;

create table api_keys (
  id uuid primary key,
  name text not null,
  scope text not null check (scope in ('admin', 'read', 'intake')),
  -- SHA-256 of the key
  hash bytea not null unique,
  -- Its first characters, to tell keys apart in a list.
  hint text not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

-- Who signs in to the console. Sessions and passwords are read and written by a library (accounts/library.ts), whose
-- names for these tables and columns are others.
create table users (
  id uuid primary key,
  -- in lower case
  email text not null unique,
  name text not null,
  role text not null check (role in ('viewer', 'operator', 'administrator')),
  language text not null check (language in ('da', 'en')),
  state text not null check (state in ('active', 'disabled')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- To ten minutes.
  last_seen_at timestamptz
);

-- Apart from users, so that nothing that shows a user can show it.
create table passwords (
  user_id uuid primary key references users,
  -- scrypt: salt and key in hex
  hash text not null,
  changed_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users,
  -- SHA-256 of what the cookie holds
  token_hash bytea not null unique,
  created_at timestamptz not null,
  -- Moves with use. However often it is used, a session ends 30 days after created_at.
  expires_at timestamptz not null
);
create index sessions_user on sessions (user_id);

-- Links that make a user, or give one a new password. Used ones are gone.
create table invitations (
  id uuid primary key,
  -- who chooses a new password; null: who becomes a user
  user_id uuid references users,
  email text not null,
  role text not null check (role in ('viewer', 'operator', 'administrator')),
  -- SHA-256 of what the link holds
  token_hash bytea not null unique,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null
);

-- Links that make the first administrator, while there is no user.
create table set_up_links (
  token_hash bytea primary key,
  expires_at timestamptz not null
);

-- How often somebody tried to sign in. Hashed, because people type passwords into the wrong field.
create table sign_in_attempts (
  -- SHA-256 of an e-mail or a network address
  subject bytea primary key,
  since timestamptz not null,
  count integer not null
);
create index sign_in_attempts_since on sign_in_attempts (since);

-- Look-up tables of templates: live data, read with the configuration.
create table lookups (
  id uuid primary key,
  -- null: the house's
  customer_id uuid references customers,
  name text not null,
  -- [[key, value], …] in their order
  entries jsonb not null,
  -- What a value without an entry gives.
  unknown jsonb not null,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique nulls not distinct (customer_id, name)
);

-- Sample events beside the built-in ones.
create table samples (
  id uuid primary key,
  name text not null,
  event_type text not null,
  customer_id uuid references customers,
  source text not null check (source in ('pasted', 'event')),
  payload bytea not null,
  created_at timestamptz not null
);

create table history (
  id uuid primary key,
  at timestamptz not null,
  who text not null,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  before jsonb,
  after jsonb,
  reason text
);
create index history_subject on history (subject_id, id);

-- What happened ------------------------------------------------------------------------------------------------

create table events (
  bucket smallint not null,
  id uuid not null,
  customer_id uuid not null,
  -- The sender's event.id. Text from events is escaped (db/text.ts): U+0000 and lone surrogates survive.
  external_id text not null,
  type text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  order_key text not null,
  postback_count integer not null,
  -- Which triggers were looked at and what came of each, as JSON.
  matches bytea not null,
  -- As it came.
  payload bytea not null,
  primary key (bucket, id)
) partition by range (id);
create index events_order on events (customer_id, order_key, id);
-- What no trigger sent, for lists and counts. Events that made a postback do not touch it.
create index events_unmatched on events (id, customer_id) where postback_count = 0;
-- Compressing a payload with pglz is a third of what accepting an event costs (35 of 110 µs). lz4 is five times
-- cheaper, where the server has it; else payloads stay as they are.
do $$ begin
  alter table events alter column payload set compression lz4;
exception when feature_not_supported then
  alter table events alter column payload set storage external;
end $$;

create table postbacks (
  bucket smallint not null,
  id uuid not null,
  event_id uuid not null,
  customer_id uuid not null,
  trigger_id uuid not null,
  trigger_version integer not null,
  template_version integer not null,
  destination_id uuid not null,
  channel text not null,
  event_type text not null,
  order_key text not null,
  part_key text,
  part_index integer,
  resend_of uuid,
  -- `open` while dispatch has a row for it, which tells waiting, sending and held apart.
  state text not null check (state in ('open', 'sent', 'failed', 'cancelled')),
  -- {"code", "message", …} as JSON; null while nothing went wrong
  reason bytea,
  attempt_count integer not null,
  finished_at timestamptz,
  primary key (bucket, id)
) partition by range (id);
-- No index mentions `state`: so settling rewrites no index, and the new version of the row fits on its page.
create index postbacks_customer on postbacks (customer_id, id);
create index postbacks_trigger on postbacks (trigger_id, id);

-- The sealed message, apart from its state, which changes: bytes are written once. None when rendering failed.
create table postback_contents (
  bucket smallint not null,
  postback_id uuid not null,
  -- The message without its body, as JSON.
  sealed bytea not null,
  body bytea,
  primary key (bucket, postback_id)
) partition by range (postback_id);

-- Postbacks whose state is `failed`: few, and what people look for. Instead of an index on the state.
create table failures (
  bucket smallint not null,
  postback_id uuid not null,
  customer_id uuid not null,
  trigger_id uuid not null,
  primary key (bucket, postback_id)
);
create index failures_postback on failures (postback_id);
-- A trigger's latest failures: whether it is failing.
create index failures_trigger on failures (trigger_id, postback_id);

-- Postbacks whose state is `cancelled`, for the same reason.
create table cancellations (
  bucket smallint not null,
  postback_id uuid not null,
  primary key (bucket, postback_id)
);
create index cancellations_postback on cancellations (postback_id);

-- Partitioned by the postback's id, so that attempts go when their postback goes.
create table attempts (
  bucket smallint not null,
  postback_id uuid not null,
  number integer not null,
  started_at timestamptz not null,
  milliseconds integer not null,
  outcome text not null check (outcome in ('accepted', 'retry', 'refused')),
  code text not null,
  -- For a person, as UTF-8; null when accepted.
  reason bytea,
  -- What differed from the sealed message, secrets masked; and what came back. JSON, the body as bytes.
  request bytea,
  response_status integer,
  response_headers bytea,
  response_body bytea,
  response_truncated boolean not null,
  recipients bytea,
  primary key (bucket, postback_id, number)
) partition by range (postback_id);

-- Events that were refused, as far as they could be read: the latest few thousand.
create table refusals (
  id uuid primary key,
  at timestamptz not null,
  code text not null,
  -- {"message", "details", "customer", "externalId", "eventType"} as JSON
  report bytea not null,
  -- The first bytes of what was sent.
  payload bytea not null,
  payload_bytes integer not null
);

-- What is to do ------------------------------------------------------------------------------------------------

-- One row for each postback that is not final, made in the transaction that accepts it and deleted by the one that
-- settles it. Claims and sweeps read only this table.
create table dispatch (
  bucket smallint not null,
  postback_id uuid not null,
  customer_id uuid not null,
  trigger_id uuid not null,
  destination_id uuid not null,
  state text not null check (state in ('waiting', 'held')),
  due_at timestamptz not null,
  -- Acceptance, or the resend: what a deadline counts from.
  begun_at timestamptz not null,
  -- Attempts of this round, and those of rounds before a resend.
  attempts integer not null,
  attempts_before integer not null,
  -- The fence: random for each claim; whoever settles must know it.
  lease_id uuid,
  lease_until timestamptz,
  leased_by uuid,
  -- Leases in a row that ended without an answer.
  losses integer not null,
  -- Only where an order's messages must leave in order.
  order_key text,
  position bigint,
  primary key (bucket, postback_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000,
        autovacuum_vacuum_cost_delay = 0);
create index dispatch_due on dispatch (destination_id, due_at) where state = 'waiting' and lease_id is null;
create index dispatch_leased on dispatch (lease_until) where lease_id is not null;
create index dispatch_trigger on dispatch (trigger_id, state);
create index dispatch_order on dispatch (bucket, trigger_id, customer_id, order_key, position)
  where position is not null;

-- Acceptance order of (trigger, order): the accepting transaction takes the next position.
create table order_positions (
  bucket smallint not null,
  trigger_id uuid not null,
  customer_id uuid not null,
  order_key text not null,
  position bigint not null,
  -- The latest event, whose id tells when: rows go with the retention.
  event_id uuid not null,
  primary key (bucket, trigger_id, customer_id, order_key)
);

-- An event is taken once: (customer, the sender's event.id).
create table idempotency (
  bucket smallint not null,
  customer_id uuid not null,
  external_id text not null,
  event_id uuid not null,
  primary key (bucket, customer_id, external_id)
);

-- Every number an order is known by, and which order that is.
create table order_numbers (
  bucket smallint not null,
  customer_id uuid not null,
  number text not null,
  order_key text not null,
  primary key (bucket, customer_id, number, order_key)
);

-- Processes that send. A node holds an advisory lock while it lives; its leases are freed early only when the lock is
-- free and the heartbeat is old.
create table nodes (
  id uuid primary key,
  lock_key bigint not null,
  host text not null,
  pid integer not null,
  started_at timestamptz not null,
  heartbeat_at timestamptz not null
);
