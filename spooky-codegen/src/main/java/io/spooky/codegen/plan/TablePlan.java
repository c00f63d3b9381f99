package io.spooky.codegen.plan;

/** How the route table is written: as code, or as a trie in arrays. */
public sealed interface TablePlan permits RouteTablePlan, TriePlan {}
