using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>What is known of an address. Here the name of a contract's address means whether there is one.</summary>
internal static class AddressFields
{
    public static void Write(Utf8JsonWriter json, ChainIdentity chain, AddressView address, string token)
    {
        json.WriteAddress("address"u8, address.Address);
        json.WriteCoins("balance"u8, address.Balance, chain);
        json.WriteString("balanceSymbol"u8, chain.NativeSymbol);
        json.WriteDigits("transactionCount"u8, address.TransactionCount);
        json.WriteDigits("firstTransactionTime"u8, address.FirstMs);
        json.WriteDigits("lastTransactionTime"u8, address.LastMs);
        json.WriteBoolean("contractAddress"u8, address.IsContract);
        json.WriteAddress("createContractAddress"u8, address.Creation?.Creator);
        json.WriteString("createContractTransactionHash"u8, address.Creation?.At.TransactionHash.ToString() ?? "");
        json.WriteString("contractCorrespondingToken"u8, token);
        json.WriteDigits("contractCalls"u8, address.RecentCalls);
        json.WriteDigits("contractCallingAddresses"u8, address.RecentCallers);
    }
}
