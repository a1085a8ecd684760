namespace Kontor.Catalog;

/// <summary>What a client should do after it met an error row.</summary>
public enum Retry
{
    /// <summary>The request is wrong: sending it again changes nothing.</summary>
    Never,

    /// <summary>The same request may succeed after a wait.</summary>
    Later,

    /// <summary>It may have happened: look before sending it again.</summary>
    Unknown,

    /// <summary>A human has to act first.</summary>
    Ask,
}

/// <summary>One documented row of a dialect's error table, exactly as <c>errors.tsv</c> states it.</summary>
public abstract class ErrorRow
{
    private protected ErrorRow(string dialect, string key, string code, int http, Retry retry, string section, string message, string cause)
    {
        Dialect = dialect;
        Key = key;
        Code = code;
        Http = http;
        Retry = retry;
        Section = section;
        Template = MessageTemplate.Parse(message);
        Cause = cause;
        Number = int.Parse(code);
    }

    public string Dialect { get; }

    /// <summary>The row's name in the sources, and the published enum name where the contract has one.</summary>
    public string Key { get; }

    /// <summary>The code as the contract prints it.</summary>
    public string Code { get; }

    /// <summary>The same code for dialects that send it as a JSON number.</summary>
    public int Number { get; }

    public int Http { get; }
    public Retry Retry { get; }
    public string Section { get; }
    public string Message => Template.Text;
    public MessageTemplate Template { get; }
    public string Cause { get; }

    public override string ToString() => $"{Dialect} {Code} {Message}";
}

/// <summary>A row whose message has no slots: it is its own refusal.</summary>
public sealed class PlainError : ErrorRow
{
    public PlainError(string dialect, string key, string code, int http, Retry retry, string section, string message, string cause)
        : base(dialect, key, code, http, retry, section, message, cause) => Refusal = new Refusal(this, Template.Fill());

    public Refusal Refusal { get; }

    public static implicit operator Refusal(PlainError row) => row.Refusal;
}

/// <summary>A row with one slot in its message.</summary>
public sealed class ErrorRow<T>(
    string dialect,
    string key,
    string code,
    int http,
    Retry retry,
    string section,
    string message,
    string cause
) : ErrorRow(dialect, key, code, http, retry, section, message, cause)
    where T : notnull
{
    public Refusal With(T argument) => new(this, Template.Fill($"{argument}"));
}

/// <summary>A row with two slots in its message.</summary>
public sealed class ErrorRow<T1, T2>(
    string dialect,
    string key,
    string code,
    int http,
    Retry retry,
    string section,
    string message,
    string cause
) : ErrorRow(dialect, key, code, http, retry, section, message, cause)
    where T1 : notnull
    where T2 : notnull
{
    public Refusal With(T1 first, T2 second) => new(this, Template.Fill($"{first}", $"{second}"));
}
