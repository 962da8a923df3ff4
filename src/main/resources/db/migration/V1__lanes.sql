-- A message from outside, forgotten after 14 days.
create table delivery (
    guid varchar(100) primary key,
    event varchar(200) not null,
    state varchar(10) not null,
    received_at timestamp with time zone not null
);
create index delivery_received on delivery (received_at);

-- One line of work. Wishes are numbered; what is wanted beyond what is done is open.
create table lane (
    id varchar(200) primary key,
    tenant bigint not null,
    subject varchar(4000) not null,
    wanted bigint not null,
    done bigint not null,
    afresh bigint not null,
    state varchar(10) not null,
    tries integer not null,
    failing_since timestamp with time zone,
    next_attempt timestamp with time zone not null,
    wanted_since timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    holder varchar(40),
    why varchar(1000),
    place varchar(200),
    verdict text
);
create index lane_open on lane (state, next_attempt);
create index lane_place on lane (place);

-- A place that a lane left and whose sum is not drawn anew yet.
create table departure (
    lane varchar(200) not null,
    place varchar(200) not null,
    primary key (lane, place)
);

-- What several lanes say of one thing, and what was published of it.
create table place (
    id varchar(200) primary key,
    published text not null,
    holder varchar(40),
    held_until timestamp with time zone,
    changed_at timestamp with time zone not null
);

-- Limits that stop all lanes of a tenant.
create table stop (
    tenant bigint primary key,
    until timestamp with time zone not null
);

-- The job library's own table; it only wakes lanes.
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(200) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(100),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures int,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
