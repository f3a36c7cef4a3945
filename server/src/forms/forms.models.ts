import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { flag, id, instant, int, json, TenantModel, text } from '../db/columns.ts';
import type { FormContent, ResponseItem } from './engine/form.ts';

/** One version of a form. Its content never changes. */
export class Questionnaire extends TenantModel<InferAttributes<Questionnaire>, InferCreationAttributes<Questionnaire>> {
  declare id: string;
  declare url: string;
  declare version: string;
  declare title: string;
  declare content: FormContent;
  /** Off: nobody is asked for it any more. */
  declare active: boolean;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineQuestionnaire = (sequelize: Sequelize) =>
  Questionnaire.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      url: text(254),
      version: text(64),
      title: text(200),
      content: json(),
      active: flag(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'questionnaires', timestamps: false },
  );

/** A form that whoever books a type of appointment is asked for. */
export class TypeQuestionnaire extends TenantModel<InferAttributes<TypeQuestionnaire>, InferCreationAttributes<TypeQuestionnaire>> {
  declare appointmentTypeId: string;
  declare questionnaireId: string;
  declare position: number;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineTypeQuestionnaire = (sequelize: Sequelize) =>
  TypeQuestionnaire.init(
    {
      organizationId: { ...id(), primaryKey: true },
      appointmentTypeId: { ...id(), primaryKey: true },
      questionnaireId: { ...id(), primaryKey: true },
      position: int(),
    },
    { sequelize, tableName: 'type_questionnaires', timestamps: false },
  );

/** A form that the clinic asked a patient for. `open` is 'y' or null: at most one a patient and form. */
export class FormRequest extends TenantModel<InferAttributes<FormRequest>, InferCreationAttributes<FormRequest>> {
  declare id: string;
  declare patientId: string;
  declare questionnaireId: string;
  declare state: 'open' | 'done' | 'withdrawn';
  declare open: 'y' | null;
  declare createdAt: Date;
  declare endedAt: Date | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineFormRequest = (sequelize: Sequelize) =>
  FormRequest.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      patientId: id(),
      questionnaireId: id(),
      state: text(10),
      open: text(1, { optional: true }),
      createdAt: instant(),
      endedAt: instant({ optional: true }),
    },
    { sequelize, tableName: 'form_requests', timestamps: false },
  );

/** What a patient answered to one version of a form. `draft` is 'y' or null: at most one a patient and form. */
export class QuestionnaireResponse extends TenantModel<InferAttributes<QuestionnaireResponse>, InferCreationAttributes<QuestionnaireResponse>> {
  declare id: string;
  declare patientId: string;
  declare questionnaireId: string;
  declare status: 'draft' | 'completed' | 'amended';
  declare draft: 'y' | null;
  declare items: readonly ResponseItem[];
  declare language: string;
  declare createdAt: Date;
  declare updatedAt: Date;
  declare completedAt: Date | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineQuestionnaireResponse = (sequelize: Sequelize) =>
  QuestionnaireResponse.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      patientId: id(),
      questionnaireId: id(),
      status: text(10),
      draft: text(1, { optional: true }),
      items: json(),
      language: text(10),
      createdAt: instant(),
      updatedAt: instant(),
      completedAt: instant({ optional: true }),
    },
    { sequelize, tableName: 'questionnaire_responses', timestamps: false },
  );
