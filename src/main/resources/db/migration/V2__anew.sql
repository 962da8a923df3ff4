-- A result anew is asked of a place, whoever stands there; a lane knows whether it was said to end.
alter table place add column asked bigint default 0 not null;
alter table lane add column ended bigint default 0 not null;
alter table lane drop column afresh;
update lane set subject = replace(replace(subject, 'pull ask ', 'pull '), 'pull look ', 'pull ');
