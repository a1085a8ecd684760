using System.Globalization;
using Kontor.Chains.Following.Rpc;
using Kontor.World.Chains;

namespace Kontor.Chains.Following;

/// <summary>Everything that a node is asked.</summary>
internal static class NodeCalls
{
    public const string Head = "eth_getBlockByNumber";
    public const string Block = "eth_getBlockByNumber";
    public const string Receipts = "eth_getBlockReceipts";
    public const string Receipt = "eth_getTransactionReceipt";
    public const string CallTrace = "debug_traceBlockByNumber";
    public const string FlatTrace = "trace_block";
    public const string Code = "eth_getCode";
    public const string Storage = "eth_getStorageAt";
    public const string Pool = "txpool_content";
    public const string Call = "eth_call";
    public const string Balance = "eth_getBalance";
    public const string Accounts = "eth_accounts";

    public static RpcCall ChainId => new("eth_chainId", "[]");
    public static RpcCall ClientVersion => new("web3_clientVersion", "[]");
    public static RpcCall AccountsOfNode => new(Accounts, "[]");
    public static RpcCall LatestBlock => new(Head, """["latest",false]""");
    public static RpcCall PendingBlock => new(Block, """["pending",true]""");
    public static RpcCall PoolContent => new(Pool, "[]");

    public static RpcCall BlockAt(long height, bool isFull) => new(Block, $"[\"{Hex(height)}\",{(isFull ? "true" : "false")}]");

    public static RpcCall ReceiptsAt(long height) => new(Receipts, $"[\"{Hex(height)}\"]");

    public static RpcCall ReceiptOf(Hash32 transaction) => new(Receipt, $"[\"{transaction}\"]");

    public static RpcCall CallTraceAt(long height) => new(CallTrace, $"[\"{Hex(height)}\",{{\"tracer\":\"callTracer\"}}]");

    public static RpcCall FlatTraceAt(long height) => new(FlatTrace, $"[\"{Hex(height)}\"]");

    public static RpcCall CodeOf(Address20 address, long? height = null) => new(Code, $"[\"{address}\",\"{At(height)}\"]");

    public static RpcCall StorageAt(Address20 contract, Hash32 slot) => new(Storage, $"[\"{contract}\",\"{slot}\",\"latest\"]");

    public static RpcCall BalanceOf(Address20 address, long? height) => new(Balance, $"[\"{address}\",\"{At(height)}\"]");

    /// <param name="data">The selector of the method and its arguments, in hexadecimal digits.</param>
    public static RpcCall CallOf(Address20 contract, string data) =>
        new(Call, $"[{{\"to\":\"{contract}\",\"data\":\"0x{data}\"}},\"latest\"]");

    private static string At(long? height) => height is { } known ? Hex(known) : "latest";

    private static string Hex(long number) => "0x" + number.ToString("x", CultureInfo.InvariantCulture);
}
