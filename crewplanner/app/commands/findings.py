"""Findings that stay knowingly: accept them with a reason, or take that back."""

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import NEW, OverrideId
from crewplanner.domain.overrides import Override, measure_of, subject_of
from crewplanner.i18n import _, ngettext
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptFindings(Command):
    """Let findings stay, with a reason; who and when is kept. A finding has one acceptance."""

    findings: tuple[Finding, ...]
    reason: str

    def label(self) -> str:
        count = len(self.findings)
        return ngettext("Accept finding", "Accept {count} findings", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        reason = self.reason.strip()
        if not reason:
            raise Refused(_("Say why it may stay: others will read the reason."))
        if not self.findings:
            raise Refused(_("Choose a finding."))
        for finding in self.findings:
            known = tx.overrides.find(date=finding.date)
            for one in known:
                if one.is_of(finding):
                    tx.overrides.remove(one.id)
            tx.overrides.add(
                Override(
                    id=OverrideId(NEW),
                    production=finding.production,
                    rule=finding.rule.value,
                    date=finding.date,
                    person=finding.person,
                    subject=subject_of(finding),
                    measure=measure_of(finding),
                    reason=reason,
                    who=tx.who,
                    at=tx.at,
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAcceptances(Command):
    """Let accepted findings count as new again, or forget what was accepted and solved since."""

    overrides: tuple[OverrideId, ...]

    def label(self) -> str:
        return _("Withdraw acceptance")

    def run(self, tx: Transaction) -> None:
        if not self.overrides:
            raise Refused(_("Choose a finding that was accepted."))
        for key in self.overrides:
            tx.overrides.remove(key)
