package com.example.own;

import com.google.auto.service.AutoService;
import io.spooky.spi.BalancerProvider;

/** Never compiled: the build ends before. */
@AutoService(BalancerProvider.class)
public abstract class NearestProvider implements BalancerProvider {}
