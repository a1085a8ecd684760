using System.Text.Json.Nodes;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>
/// Says a block in the node's own words, made of what the source delivered: what the node says of the block must be the same text, field by field.
/// </summary>
internal static class Told
{
    public static string Header(ChainBlock block) =>
        Lines(
            ("number", Hex(block.Height)),
            ("hash", block.Hash.ToString()),
            ("parentHash", block.ParentHash.ToString()),
            ("timestamp", Hex(block.TimeMs / 1_000)),
            ("miner", block.Miner.ToString()),
            ("size", Hex(block.SizeBytes)),
            ("gasUsed", Hex(block.GasUsed)),
            ("gasLimit", Hex(block.GasLimit)),
            ("baseFeePerGas", block.BaseFee?.ToHex()),
            ("difficulty", block.Difficulty.ToHex()),
            ("nonce", "0x" + block.Nonce.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)),
            ("transactionsRoot", block.TransactionsRoot.ToString())
        );

    public static string Transaction(ChainTransaction transaction) =>
        Lines(
            ("hash", transaction.Hash.ToString()),
            ("transactionIndex", Hex(transaction.Index)),
            ("from", transaction.From.ToString()),
            ("to", transaction.To?.ToString()),
            ("value", transaction.Value.ToHex()),
            ("nonce", ((Word256)transaction.Nonce).ToHex()),
            ("gas", Hex(transaction.GasLimit)),
            ("type", Hex((long)transaction.Type)),
            ("input", "0x" + Convert.ToHexStringLower(transaction.Input.Span))
        );

    public static string Outcome(ChainTransaction transaction) =>
        Lines(
            ("gasUsed", Hex(transaction.GasUsed)),
            ("effectiveGasPrice", transaction.GasPrice.ToHex()),
            ("status", transaction.Succeeded ? "0x1" : "0x0")
        );

    public static string Log(ChainLog log) =>
        Lines(
            ("transactionIndex", Hex(log.TransactionIndex)),
            ("logIndex", Hex(log.LogIndex)),
            ("address", log.Address.ToString()),
            ("topics", string.Join(',', log.Topics)),
            ("data", "0x" + Convert.ToHexStringLower(log.Data.Span))
        );

    /// <summary>The same fields, as the node said them.</summary>
    public static string Same(JsonNode node, string like)
    {
        var names = like.Split('\n').Select(line => line[..line.IndexOf('=', StringComparison.Ordinal)]);
        return string.Join('\n', names.Select(name => $"{name}={Text(node[name])}"));
    }

    private static string Text(JsonNode? value) =>
        value is JsonArray list ? string.Join(',', list.Select(one => (string)one!)) : (string?)value ?? "none";

    private static string Lines(params (string Name, string? Value)[] fields) =>
        string.Join('\n', fields.Select(field => $"{field.Name}={field.Value ?? "none"}"));

    private static string Hex(long value) => "0x" + value.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
}
