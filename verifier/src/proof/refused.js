// What is refused: a reason that programs know by name, and its particulars for people.

export class Refused extends Error {
  constructor(name, detail = name) {
    super(detail);
    this.name = name;
  }
}
