package dev.resourcepolicy.local.template;

/** A template that cannot be understood, or that asks for more than runs on a laptop. */
public final class TemplateException extends RuntimeException {
  TemplateException(String message) {
    super(message);
  }

  TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
