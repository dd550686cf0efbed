package org.desirepath.io.blueprint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.contacts.ContactFacts;
import org.desirepath.model.contacts.ContactFacts.Need;
import org.desirepath.model.contacts.ContactFacts.Responses;
import org.desirepath.model.contacts.ContactPolicy;
import org.desirepath.model.contacts.ContactPolicy.Limit;
import org.desirepath.model.contacts.Score;
import org.jspecify.annotations.Nullable;

/** Writes what {@link ContactReader} reads. */
final class ContactWriter {
  private final YamlText yaml;

  ContactWriter(YamlText yaml) {
    this.yaml = yaml;
  }

  void write(ContactFacts facts) {
    values("audience", facts.audience());
    values("exclude", facts.exclude());
    if (!facts.needs().isEmpty()) {
      yaml.open("needs");
      for (Map.Entry<Need, List<String>> need : facts.needs().entrySet()) {
        yaml.list(need.getKey().name().toLowerCase(Locale.ROOT), need.getValue());
      }
      yaml.close();
    }
    Responses responses = facts.responses();
    if (responses.isDeclared()) {
      yaml.open("responses");
      responses
          .withinMillis()
          .ifPresent(millis -> yaml.scalar("within", FactText.duration(millis)));
      yaml.list("by", responses.by()).list("status", responses.statuses()).close();
    }
  }

  private void values(String key, Map<String, List<String>> values) {
    if (!values.isEmpty()) {
      yaml.open(key);
      values.forEach(yaml::list);
      yaml.close();
    }
  }

  void write(JourneyBlueprint blueprint) {
    if (!blueprint.scores().isEmpty()) {
      yaml.open("scores");
      blueprint.scores().forEach(this::write);
      yaml.close();
    }
    ContactPolicy policy = blueprint.contacts();
    if (!policy.equals(ContactPolicy.NONE)) {
      yaml.open("contacts");
      write(policy);
      yaml.close();
    }
  }

  private void write(Score score) {
    yaml.item().scalar("score", score.kind().word()).scalar("attribute", score.attribute());
    if (score.kind() != Score.Kind.NPS) {
      yaml.scalar("from", FactText.number(score.from())).scalar("to", FactText.number(score.to()));
      yaml.scalar("top", Integer.toString(score.top()));
    }
    yaml.endItem();
  }

  private void write(ContactPolicy policy) {
    scalar("customer", policy.customer());
    if (!policy.limits().isEmpty()) {
      yaml.open("limits");
      for (Limit limit : policy.limits()) {
        yaml.item().scalar("at_most", Integer.toString(limit.atMost()));
        yaml.scalar("per", FactText.duration(limit.perMillis())).endItem();
      }
      yaml.close();
    }
    scalar("campaign", policy.campaign());
    yaml.list("codes", policy.codes());
    scalar("pattern", policy.pattern());
    policy
        .collisionMillis()
        .ifPresent(millis -> yaml.scalar("collision_within", FactText.duration(millis)));
    scalar("offer", policy.offer());
    yaml.list("alike", policy.alike());
  }

  private void scalar(String key, @Nullable String value) {
    if (value != null) {
      yaml.scalar(key, value);
    }
  }
}
