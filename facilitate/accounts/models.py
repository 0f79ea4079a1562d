"""Who owns everything, and the staff with a login. Participants are never users."""

from datetime import datetime
from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitate.access import Permission, Role, permissions_of
from facilitate.model import Model, current_time


class Organisation(Model):
    """A municipality: owns everything below it and never sees another's."""

    __tablename__ = "organisations"
    __table_args__ = (CheckConstraint("threshold >= 5", name="threshold_at_least_five"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    time_zone: Mapped[str] = mapped_column(String(60), default="Europe/Stockholm")
    threshold: Mapped[int] = mapped_column(default=5)
    created_at: Mapped[datetime] = mapped_column(default=current_time)

    departments: Mapped[list["Department"]] = relationship(
        back_populates="organisation", order_by="Department.name"
    )


class Department(Model):
    """Leads or co-organises dialogues. Archived, never deleted, while anything refers to it."""

    __tablename__ = "departments"
    __table_args__ = (UniqueConstraint("organisation_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(120))
    archived_at: Mapped[datetime | None]

    organisation: Mapped[Organisation] = relationship(back_populates="departments")


class User(UserMixin, Model):
    """A member of staff. `credential_version` rises with each new password, so old sign-ins end."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    credential_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=current_time)

    memberships: Mapped[list["Membership"]] = relationship(back_populates="user")

    def get_id(self) -> str:
        return f"{self.id}.{self.credential_version}"


class Membership(Model):
    """A user's roles and departments in one organisation. An ended one stays, for the audit log.

    A pending one has been offered and gives no rights until the invited person accepts it by the link:
    otherwise whoever knows somebody's password elsewhere would come in with the invitation.
    """

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("organisation_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    ended_at: Mapped[datetime | None]
    pending: Mapped[bool] = mapped_column(default=False)

    organisation: Mapped[Organisation] = relationship()
    user: Mapped[User] = relationship(back_populates="memberships")
    roles: Mapped[list["MembershipRole"]] = relationship(cascade="all, delete-orphan", lazy="selectin")
    departments: Mapped[list[Department]] = relationship(secondary="membership_departments", lazy="selectin")

    @property
    def only_department_id(self) -> int | None:
        """The department, where there is just one: it need not be asked for."""
        return self.departments[0].id if len(self.departments) == 1 else None

    @property
    def role_set(self) -> frozenset[Role]:
        """The roles in force; none before the invitation is accepted or after the membership has ended."""
        return self.given_roles if self.in_force else frozenset()

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the roles in force allow."""
        return permissions_of(self.role_set)

    @property
    def given_roles(self) -> frozenset[Role]:
        """The roles as written down, in force or not."""
        return frozenset(Role(row.role) for row in self.roles)

    @property
    def in_force(self) -> bool:
        return not self.ended_at and not self.pending

    @property
    def department_ids(self) -> frozenset[int]:
        return frozenset(department.id for department in self.departments)


class MembershipRole(Model):
    __tablename__ = "membership_roles"
    __table_args__ = (
        CheckConstraint("role IN ('administrator', 'coordinator', 'facilitator')", name="known_role"),
    )

    membership_id: Mapped[int] = mapped_column(
        ForeignKey("memberships.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[str] = mapped_column(String(20), primary_key=True)


class MembershipDepartment(Model):
    __tablename__ = "membership_departments"

    membership_id: Mapped[int] = mapped_column(
        ForeignKey("memberships.id", ondelete="CASCADE"), primary_key=True
    )
    department_id: Mapped[int] = mapped_column(
        ForeignKey("departments.id", ondelete="CASCADE"), primary_key=True
    )


class LinkPurpose(StrEnum):
    SETUP = "setup"
    INVITATION = "invitation"
    RESET = "reset"


class OneTimeLink(Model):
    """A link that works once. Only the hash of its token is kept.

    `organisation_id` says in whose name it was handed out; empty for a link made by a command on the server.
    """

    __tablename__ = "one_time_links"
    __table_args__ = (CheckConstraint("purpose IN ('setup', 'invitation', 'reset')", name="known_purpose"),)

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User | None] = relationship(foreign_keys=[user_id])
    organisation: Mapped[Organisation | None] = relationship()
