namespace Kontor.Catalog;

/// <summary>
/// A documented "no": an error row and its message with every slot filled. A refusal is a value, because a client can cause it;
/// what only a bug can cause is an exception. Code that may refuse returns <c>Refusal?</c>, and <c>null</c> means "go on".
/// </summary>
public sealed class Refusal(ErrorRow row, string message)
{
    public ErrorRow Row { get; } = row;
    public string Message { get; } = message;

    public override string ToString() => $"{Row.Dialect} {Row.Code} {Message}";
}
