package dev.plimsoll.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.source.SourceText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class KnownSystemTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FROM node:22-alpine              | alpine apk ash wget / entrypoint no
                    FROM node:22                     | debian apt dash bash,curl,wget / entrypoint no
                    FROM node:22-slim                | debian apt dash bash / entrypoint no
                    FROM python:3.13-slim            | debian apt dash bash / cmd no
                    FROM docker.io/library/golang    | debian apt dash bash,curl,wget /go cmd no
                    FROM golang:1.26-nanoserver      | windows none cmd ? ? unknown unknown
                    FROM php:8.4-fpm-alpine          | alpine apk ash curl,wget /var/www/html entrypoint no
                    FROM php:8.4-apache              | debian apt dash bash,curl /var/www/html entrypoint no
                    FROM ubuntu:24.04                | ubuntu apt dash bash / cmd no
                    FROM centos:7                    | rhel yum bash ? / cmd no
                    FROM rockylinux:9-minimal        | rhel microdnf bash ? / cmd no
                    FROM registry.access.redhat.com/ubi9/ubi-minimal | rhel microdnf bash ? / unknown unknown
                    FROM registry.access.redhat.com/ubi9 | rhel dnf bash ? / unknown unknown
                    FROM amazonlinux:2               | amazon yum bash ? / cmd no
                    FROM amazonlinux                 | amazon dnf bash ? / cmd no
                    FROM scratch                     | scratch none none - / nothing no
                    FROM gcr.io/distroless/static-debian12:nonroot | distroless none none - ? unknown unknown
                    FROM gcr.io/distroless/base:debug | distroless none unknown ? ? unknown unknown
                    FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled | distroless none none - ? unknown unknown
                    FROM mcr.microsoft.com/dotnet/sdk:9.0 | debian apt dash ? ? unknown unknown
                    FROM mcr.microsoft.com/dotnet/sdk:10.0 | unknown ? unknown ? ? unknown unknown
                    FROM buildpack-deps:noble-curl   | ubuntu apt dash bash,curl,wget / cmd no
                    FROM quay.io/jupyter/base-notebook | ubuntu apt dash ? ? unknown yes
                    FROM team/app:1.2-alpine         | alpine apk ash ? ? unknown unknown
                    FROM team/app:1.2-alpine3.22     | alpine apk ash ? ? unknown unknown
                    FROM team/app:1.2-bookworm       | debian apt dash ? ? unknown unknown
                    FROM nvidia/cuda:12.5.1-base-ubuntu22.04 | ubuntu apt dash ? ? unknown unknown
                    FROM team/alpinequest:1.2        | unknown ? unknown ? ? unknown unknown
                    FROM team/app:alpinequest        | unknown ? unknown ? ? unknown unknown
                    FROM $BASE                       | unknown ? unknown ? ? unknown unknown
                    """)
    void theNameAndTheTagSayWhichSystemABaseIs(String text, String expected) {
        assertEquals(expected, read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FROM golang:$VERSION | unknown ? unknown ? /go cmd no
                    FROM debian@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef | debian apt dash bash / cmd no
                    FROM node:$VERSION   | unknown ? unknown ? / entrypoint no
                    """)
    void whereTheTagIsNotKnownThatHoldsWhichHoldsForAll(String text, String expected) {
        assertEquals(expected, read(text));
    }

    @ParameterizedTest
    @CsvSource({"bash,YES", "curl,NO", "git,UNKNOWN"})
    void ofThreeProgramsItIsKnownWhetherTheyAreThere(String program, Sure expected) {
        assertEquals(expected, system("FROM debian:13 AS a\nFROM a\n").has(program));
    }

    private static KnownSystem system(String text) {
        return KnownSystem.below(
                Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN).stages().getLast());
    }

    private static String read(String text) {
        var system = system(text);
        return Stream.of(
                        system.os(),
                        system.packageManager().orElse("?"),
                        system.shell(),
                        system.programs().map(KnownSystemTest::sorted).orElse("?"),
                        system.workdir().orElse("?"),
                        system.start(),
                        system.healthcheck())
                .map(fact -> fact.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String sorted(Set<String> programs) {
        return programs.isEmpty() ? "-" : String.join(",", new TreeSet<>(programs));
    }
}
